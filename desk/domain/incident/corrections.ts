import type { DeskCommand } from './commands.ts';
import type { NewEvent } from './events.ts';
import { refuse, requireText } from './refuse.ts';
import { clocksOf } from './service-level-targets.ts';
import { clockName } from './stops.ts';
import type { Incident } from './types.ts';
import { didYouMean } from '../../../kernel/index.ts';
import type { Policy } from '../../../standards/index.ts';

type Correction = Extract<DeskCommand, { do: 'correctSeverity' }>;
type Explanation = Extract<DeskCommand, { do: 'explainMiss' }>;

/** Corrects the severity that reports count. A report that was issued keeps its figures, and shows the correction beside them. */
export function correctSeverity(
  incident: Incident,
  { severity, since: written, reason }: Correction,
  policy: Policy,
  now: Temporal.Instant,
): readonly NewEvent[] {
  const since = instantOf(written);
  if (Temporal.Instant.compare(since, incident.openedAt) < 0)
    throw refuse.invalid(
      `${incident.reference} was logged at ${incident.openedAt}: its severity cannot be corrected from before.`,
    );
  if (Temporal.Instant.compare(since, now) > 0)
    throw refuse.invalid('"since" lies in the future. A correction is about the past.');
  const known = Object.keys(policy.handOff.ringAfter);
  if (!known.includes(severity)) throw refuse.invalid(`There is no severity "${severity}". There are ${known.join(', ')}.`);
  return [
    { type: 'severityCorrected', severity, since: String(since), texts: { reason: requireText(reason, 'why it is corrected') } },
  ];
}

function instantOf(written: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(written);
  } catch {
    throw refuse.invalid('Write "since" as an instant with its offset, such as 2026-03-20T09:00:00Z.');
  }
}

/** Records cause and action of a missed target, on a clock that the incident has. */
export function explainMiss(incident: Incident, { target, cause, action }: Explanation, policy: Policy): readonly NewEvent[] {
  const name = clockName(target);
  const known = clocksOf(incident, policy)
    .filter(({ measures }) => measures !== 'update')
    .map(clockName);
  if (!known.includes(name))
    throw refuse.invalid(
      `${incident.reference} has no target "${name}".${didYouMean(name, known) || ` It has ${known.join(', ') || 'none'}.`}`,
    );
  const texts = { cause: requireText(cause, 'what caused it'), action: requireText(action, 'what is done about it') };
  return [{ type: 'missExplained', measures: target.measures, of: target.of, texts }];
}
