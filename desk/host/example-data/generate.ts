import { arrivals } from './arrivals.ts';
import { courseOf, type Course, type ExampleCaller, type ExampleWords, type Step } from './course.ts';
import { outages, type Dated } from './outages.ts';
import { exampleOutside } from './outside.ts';
import { exampleStaff, shiftAt } from './staff.ts';
import type { Actor } from '../../domain/access/actor.ts';
import type { Command } from '../../domain/incident/commands.ts';
import { SYSTEM } from '../../domain/access/system.ts';
import { defaultParts } from '../../parts.ts';
import { openService } from '../../service/service.ts';
import type { DeskService } from '../../service/types.ts';
import type { DeskOptions } from '../../options.ts';
import { drawAt, Refusal, virtualClock, type Ids } from '../../../kernel/index.ts';
import type { Policy } from '../../../standards/index.ts';

export interface ExampleData {
  /** The same seed, period and number make the same incidents. */
  readonly seed: string;
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
  /** Contacts in the period; outages bring some more. */
  readonly incidents: number;
  readonly callers: readonly ExampleCaller[];
  readonly describe: (service: string, nth: number) => ExampleWords;
  /** Called now and then with the number of contacts so far. */
  readonly progress: (done: number, of: number) => void;
}

interface Happening {
  readonly at: number;
  readonly nth: number;
  /** -1: the contact itself. */
  readonly step: number;
}

/** Contacts between two calls of `progress`. */
const TELL_EVERY = 50;
const DUTY_MANAGER: Actor = { id: 'duty-manager', name: 'Derek Oyelaran', role: 'duty-manager', organisation: null };

/**
 * Fills a store with incidents that were reported, worked on, handed over, escalated and closed in a period before now. All of it goes through
 * the desk's own service on a simulated clock, so that every record is one that the desk could have written. Letters and calls of that time
 * reach nobody.
 */
export async function generateExampleData(
  desk: Pick<DeskOptions, 'storeFile' | 'secret' | 'addresses' | 'policy'> & { readonly ids: Ids },
  example: ExampleData,
): Promise<void> {
  const { policy, ids, storeFile, secret, addresses } = desk;
  const clock = virtualClock(example.from);
  const outside = exampleOutside();
  const parts = defaultParts({
    policy,
    outbound: outside.outbound,
    parseMail: async () => Promise.reject(new Error('no mail comes in while the past is made')),
  });
  const service = await openService({ clock, ids, storeFile, secret, addresses }, parts);
  service.start();
  try {
    const times = arrivals(example.seed, { ...example, zone: policy.zone, count: example.incidents });
    const ordinary = times.map((at, nth) => ({ at, course: courseOf(example.seed, nth, at, { policy, ...example }) }));
    const all = [
      ...ordinary,
      ...outages(example.seed, { ...example, zone: policy.zone }, ordinary.length, { policy, ...example }),
    ];
    const worker = workerOf(service, example, policy, outside);
    const order = happenings(all, example.until);
    let contacts = 0;
    for (const { at, nth, step } of order) {
      await clock.advance(clock.now().until(Temporal.Instant.fromEpochMilliseconds(at)));
      await worker(all[nth]!.course, nth, step, clock.now());
      if (step < 0 && ++contacts % TELL_EVERY === 0) example.progress(contacts, all.length);
    }
    await clock.advance(clock.now().until(example.until));
  } finally {
    await service.close();
  }
}

/** Everything that happens in the period, in order. */
function happenings(dated: readonly Dated[], until: Temporal.Instant): readonly Happening[] {
  const all = dated.flatMap(({ at, course }, nth): readonly Happening[] => [
    { at: at.epochMilliseconds, nth, step: -1 },
    ...course.steps.map(({ after }, step) => ({ at: at.epochMilliseconds + Math.round(after * 60_000), nth, step })),
  ]);
  return all.filter(({ at }) => at < until.epochMilliseconds).toSorted((a, b) => a.at - b.at || a.nth - b.nth || a.step - b.step);
}

/** Does what happens, by whoever is on shift. What the desk refuses, because the incident has moved on by itself, is left undone. */
function workerOf(service: DeskService, { seed }: ExampleData, { zone }: Policy, outside: ReturnType<typeof exampleOutside>) {
  const references = new Map<number, string>();
  const owners = new Map<number, Actor>();
  const onShift = (nth: number, at: Temporal.Instant): Actor => {
    const now = exampleStaff.filter(({ shift }) => shift === shiftAt(at.toZonedDateTimeISO(zone)));
    return now[Math.floor(drawAt(seed, 'analyst', nth, String(at)) * now.length)] ?? DUTY_MANAGER;
  };
  const take = async (nth: number, step: Step, at: Temporal.Instant) => {
    const reference = references.get(nth)!;
    const { command: asked, by } = step;
    if (asked.do === 'supplierStatus') {
      const { supplier } = await service.incident(reference, SYSTEM);
      if (supplier === null || supplier.reference === null) return;
      outside.moves(supplier.reference, asked.status);
      const update = {
        do: 'supplierUpdate',
        supplier: supplier.id,
        ticket: supplier.reference,
        eventId: `${nth} ${step.after}`,
      } as const;
      await service.command(reference, { ...update, status: asked.status, note: asked.note, happenedAt: String(at) }, SYSTEM);
      return;
    }
    const command: Command =
      asked.do === 'linkToOutage' ? { do: 'linkToParent', parent: references.get(asked.first) ?? '' } : asked;
    const actor = by === 'duty-manager' ? DUTY_MANAGER : (owners.get(nth) ?? onShift(nth, at));
    if (command.do === 'acknowledge') owners.set(nth, actor);
    await service.command(reference, command, actor);
  };
  return async ({ contact, steps }: Course, nth: number, step: number, at: Temporal.Instant): Promise<void> => {
    if (step < 0) {
      const incident = await service.open({ ...contact, idempotencyKey: `example ${seed} ${nth}` }, onShift(nth, at));
      references.set(nth, incident.reference);
      return;
    }
    await take(nth, steps[step]!, at).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
    });
  };
}
