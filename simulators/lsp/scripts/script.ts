import { drawAt, lognormalTime } from '../../../kernel/draw.ts';
import type { Severity } from '../../../kernel/index.ts';
import { SEVERITIES, type Share, type SupplierProfile } from '../profile/types.ts';
import { LOCAL_CAUSES, oneOf, QUESTIONS, REPAIRS, RESOLVED_WITHOUT_CAUSE } from '../profile/words.ts';

/** What a supplier will do with one ticket, unless the desk intervenes. Durations count in its opening hours. */
export interface TicketScript {
  readonly asked: Severity;
  /** Lower than `asked` when the supplier downgrades the ticket. */
  readonly takenAs: Severity;
  readonly begins: Temporal.Duration;
  /** Why it sends the ticket back; null when it works on it. */
  readonly localCause: string | null;
  /** What it asks during the work; null for no question. */
  readonly question: string | null;
  /** It knows the error and a workaround, and withholds both. */
  readonly withholds: boolean;
  /** From start of work to resolution, without the time it waits for an answer. */
  readonly resolves: Temporal.Duration;
  readonly resolutionNote: string;
  /** From resolution to automatic closure when nobody comments; null when it waits for the desk. */
  readonly closes: Temporal.Duration | null;
}

export interface ScriptInput {
  readonly seed: string;
  readonly profile: SupplierProfile;
  /** The ticket's key for draws. It uses the desk's reference, so the script does not depend on the order of arrival. */
  readonly key: string;
  readonly severity: Severity;
  /** How often the ticket was reopened. */
  readonly round?: number;
}

/** The script of a ticket. It depends only on seed and ticket, not on the supplier's other tickets. Pure. */
export function scriptFor({ seed, profile, key, severity, round = 0 }: ScriptInput): TicketScript {
  const at = (purpose: string) => drawAt(seed, key, round, purpose);
  const happens = (share: Share, purpose: string) => at(purpose) < (share[severity] ?? 0);
  const first = round === 0;
  const takenAs = first && happens(profile.downgrades, 'downgrade') ? lower(severity) : severity;
  const withholds = happens(profile.withholdsKnownError, 'withhold');
  const usual = profile.resolves[takenAs];
  const drawn = lognormalTime(usual, (salt) => at(`resolve ${salt}`));
  return {
    asked: severity,
    takenAs,
    begins: Temporal.Duration.from(profile.begins),
    localCause: first && happens(profile.localCause, 'local cause') ? oneOf(LOCAL_CAUSES, at('which cause')) : null,
    question: first && happens(profile.asksForMore, 'ask') ? oneOf(QUESTIONS, at('which question')) : null,
    withholds,
    // A known workaround would have helped at once. Withheld, the outage lasts as long as the slowest tenth.
    resolves: withholds ? longer(drawn, Temporal.Duration.from(usual.p90)) : drawn,
    closes: profile.closes === undefined ? null : Temporal.Duration.from(profile.closes),
    resolutionNote: withholds ? RESOLVED_WITHOUT_CAUSE : oneOf(REPAIRS, at('which repair')),
  };
}

const lower = (severity: Severity): Severity => SEVERITIES[SEVERITIES.indexOf(severity) + 1] ?? severity;
const longer = (a: Temporal.Duration, b: Temporal.Duration) => (a.total('seconds') >= b.total('seconds') ? a : b);
