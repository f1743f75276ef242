import { breachOf } from './escalation/index.ts';
import type { MailedWarning } from './effect-types.ts';
import type { Incident } from './incident/index.ts';
import type { DeskParts } from './service-types.ts';
import type { Store } from './store/index.ts';

interface Gathering {
  readonly store: Store;
  readonly parts: DeskParts;
  readonly n: number;
  readonly incident: Incident;
  /** When the step was taken, ISO. */
  readonly at: string;
  readonly warning: MailedWarning;
  /** Of the letter, should this warning be its first. */
  readonly messageId: string;
}

/**
 * Puts a warning into the letter it leaves with. The first to a person for a while leaves at once, with all of its instant. What follows
 * within the plan's `digestWindow` waits for the end of it in one letter, however much it is; but no warning waits longer than half of the
 * time that its clock has left, so that none arrives after what it warns of. Inside the transaction of its event.
 */
export function gather({ store, parts, n, incident, at, warning, messageId }: Gathering): void {
  const { to, name, step, subject, says } = warning;
  const { policy } = parts;
  const now = Temporal.Instant.from(at).epochMilliseconds;
  const window = Temporal.Duration.from(policy.escalation.digestWindow).total('milliseconds');
  const last = store.digests.lastSealed(to);
  const quietUntil = last === null ? now : Math.max(now, last + window);
  const leaves = Math.min(quietUntil, now + patienceMs(step, incident, parts, now));

  const open = store.digests.gathering(to);
  if (open !== null) store.digests.hasten(open.letter, leaves);
  const letter =
    open?.letter ??
    store.outbox.add({ n, lane: messageId, item: { kind: 'digest', to, name }, key: messageId, due: leaves, recipient: to });
  store.digests.add(letter, { n, step, subject, says });
}

function patienceMs(id: string, incident: Incident, { policy, clocks }: DeskParts, now: number): number {
  const step = policy.escalation.steps.find((each) => each.id === id);
  const breach = step && breachOf(step, incident, policy, clocks(incident, policy));
  return breach ? Math.max(0, Math.floor((breach.epochMilliseconds - now) / 2)) : Infinity;
}

/** A letter of warnings: one reads as a letter about its incident, several as a list in the order in which they fell due. Pure. */
export function digestLetter(
  name: string,
  warnings: readonly { readonly subject: string; readonly says: string }[],
): { readonly subject: string; readonly text: string } {
  const [first] = warnings;
  const list = warnings.map(({ says }) => says);
  return first && warnings.length === 1
    ? { subject: first.subject, text: `${name},\n\n${first.says}\n` }
    : {
        subject: `Escalation: ${warnings.length} warnings`,
        text: [`${name},`, `${warnings.length} warnings of the escalation plan, in the order in which they fell due:`, ...list]
          .join('\n\n')
          .concat('\n'),
      };
}
