import type { Policy } from '../../standards/index.ts';
import type { ChangeRules } from './changes/index.ts';
import type { CleanFile } from './documents/clean-file.ts';
import type { DueSteps } from './escalation/types.ts';
import type { FollowUps } from './follow-up/index.ts';
import type { DeskCommand } from './incident/commands.ts';
import type { KeysOf } from './incident/contact-keys.ts';
import type { Decide } from './incident/decide.ts';
import type { Pseudonym } from './incident/pseudonym.ts';
import type { ClocksOf } from './incident/service-level-targets.ts';
import type { Redacted } from './incident/redact.ts';
import type { ReportRules } from './reporting/index.ts';
import type { TurnsOf } from './rota/index.ts';

/** The desk's rules, each replaceable, so that a control can run a faulty desk. All pure. */
export interface Rules {
  readonly policy: Policy;
  /** Removes patients' numbers from free text before any of it is stored. */
  readonly withoutPatients: (command: DeskCommand, identifiers: Pseudonym, known: Policy['patientIdentifiers']) => Redacted;
  readonly cleanFile: CleanFile;
  readonly decide: Decide;
  readonly clocks: ClocksOf;
  readonly dueSteps: DueSteps;
  readonly followUps: FollowUps;
  readonly turnsOf: TurnsOf;
  readonly changes: ChangeRules;
  readonly reports: ReportRules;
  /** Keys that identify a contact, so a contact received twice makes one incident. */
  readonly keysOf: KeysOf;
}
