import { drawAt, lognormalTime } from '../../draw.ts';
import type { Severity } from '../../../kernel/index.ts';
import { SEVERITIES, type Share, type SupplierProfile } from '../profile/types.ts';
import { LOCAL_CAUSES, oneOf, QUESTIONS, REPAIRS, SAYS_NOTHING } from '../profile/words.ts';

/** What a supplier will do with one ticket if nobody stops it. Durations are of its open time. */
export interface TicketScript {
  readonly asked: Severity;
  /** Lower than asked when it does not agree. */
  readonly takenAs: Severity;
  readonly begins: Temporal.Duration;
  /** Why it sends the ticket back, or null: it works on it. */
  readonly localCause: string | null;
  /** What it asks before it goes on, or null. */
  readonly question: string | null;
  /** It has the error on record, with a way round it, and says so to nobody. */
  readonly withholds: boolean;
  /** From work begun to resolved, the time it waits for an answer not counted. */
  readonly resolves: Temporal.Duration;
  readonly resolutionNote: string;
  /** From resolved to closed by itself when nobody says anything, or null: it waits. */
  readonly closes: Temporal.Duration | null;
}

export interface ScriptInput {
  readonly seed: string;
  readonly profile: SupplierProfile;
  /** What the ticket is known by: the desk's reference, so that the story does not hang on the order of arrival. */
  readonly key: string;
  readonly severity: Severity;
  /** 0 at first; counts up each time the ticket is reopened. */
  readonly round?: number;
}

/** The story of a ticket: the same for the same seed and ticket, whatever else the supplier has on its hands. Pure. */
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
    // With the way round it known, people would have worked at once; kept back, they wait as long as the slowest tenth.
    resolves: withholds ? longer(drawn, Temporal.Duration.from(usual.p90)) : drawn,
    closes: profile.closes === undefined ? null : Temporal.Duration.from(profile.closes),
    resolutionNote: withholds ? SAYS_NOTHING : oneOf(REPAIRS, at('which repair')),
  };
}

const lower = (severity: Severity): Severity => SEVERITIES[SEVERITIES.indexOf(severity) + 1] ?? severity;
const longer = (a: Temporal.Duration, b: Temporal.Duration) => (a.total('seconds') >= b.total('seconds') ? a : b);
