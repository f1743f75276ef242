import fc from 'fast-check';
import type { Actor } from '../domain/access/actor.ts';
import type { Command } from '../domain/incident/commands.ts';
import type { NewContact } from '../domain/incident/contact.ts';
import { analyst, contact, handOff, person, type TestDesk } from './test-desk.ts';
import { Refusal } from '../../kernel/index.ts';
import type { Level } from '../../standards/index.ts';

/** A command on an incident, or time that passes. For tests only. */
export type Step = { readonly wait: number } | { readonly command: Command; readonly actor: Actor };

const level = fc.constantFrom<Level>('1', '2', '3', '4', '5');
const asked = (command: Command, actor: Actor = analyst): Step => ({ command, actor });
const supplierUpdate = (status: string, eventId: string): Step =>
  asked({ do: 'supplierUpdate', supplier: 'bt-health', ticket: 'bt-health-1', status, note: '', eventId }, person('supplier'));

/** One step of a walk; the desk decides whether it is allowed. Waits go from milliseconds to a week. */
const randomStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .oneof(fc.integer({ min: 1, max: 90_000 }), fc.integer({ min: 1, max: 7 * 86_400_000 }))
      .map((wait) => ({ wait })),
  },
  {
    weight: 8,
    arbitrary: fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom<Step>(
          asked({ do: 'acknowledge' }),
          asked({ do: 'respond', text: 'We are on it.', channel: 'phone' }),
          asked({ do: 'note', text: 'Rang the ward.' }),
          asked({ do: 'pause', reason: 'awaiting-caller' }),
          asked({ do: 'resume' }),
          asked({ do: 'assign', team: 'Servers' }),
          asked({ do: 'assign', team: 'Networks' }),
          asked({ do: 'handOff', supplier: 'bt-health', data: handOff }),
          asked({ do: 'takeBack', reason: 'Ours after all.' }),
          asked({ do: 'resolve', how: 'Restarted.' }),
          asked({ do: 'resolve', how: 'Restarted again.' }),
          asked({ do: 'confirm' }),
          asked({ do: 'close' }),
          asked({ do: 'reopen', reason: 'Still broken.' }),
        ),
      },
      fc
        .tuple(fc.constantFrom('inProgress', 'resolved', 'rejected'), fc.uuid())
        .map(([status, id]) => supplierUpdate(status, id)),
      fc
        .tuple(level, level)
        .map(([impact, urgency]) => asked({ do: 'reclassify', impact, urgency, reason: 'It turned out so.' })),
    ),
  },
);

/** Long enough that most walks answer, resolve and reopen. */
export const randomSteps: fc.Arbitrary<readonly Step[]> = fc.array(randomStep, { minLength: 8, maxLength: 25, size: 'max' });

/**
 * Opens an incident and takes the steps, a millisecond or more apart; calls `look`, which may take time, after each. A refused
 * step has no effect.
 */
export async function walk(
  { desk, clock }: TestDesk,
  steps: readonly Step[],
  more: Partial<NewContact>,
  look: (reference: string) => unknown,
): Promise<string> {
  const { reference } = await desk.open(contact(more), analyst);
  await clock.settle();
  await look(reference);
  for (const step of steps) {
    await clock.advance(Temporal.Duration.from({ milliseconds: 'wait' in step ? step.wait : 1 }));
    if ('command' in step) {
      await desk.command(reference, step.command, step.actor).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
      });
      await clock.settle();
    }
    await look(reference);
  }
  return reference;
}
