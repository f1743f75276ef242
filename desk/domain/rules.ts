import type { Policy } from '../../standards/index.ts';
import type { CleanFile } from './documents/clean-file.ts';
import type { DueSteps } from './escalation/types.ts';
import type { FollowUps } from './follow-up/index.ts';
import type { DeskCommand } from './incident/commands.ts';
import type { KeysOf } from './incident/contact-keys.ts';
import type { Decide } from './incident/decide.ts';
import type { Pseudonym } from './incident/pseudonym.ts';
import type { ClocksOf } from './incident/service-level-targets.ts';
import type { Redacted } from './incident/redact.ts';
import type { TurnsOf } from './rota/index.ts';

/** The rules that a desk goes by, each replaceable: that is how a faulty desk is made. All pure. */
export interface Rules {
  readonly policy: Policy;
  /** Takes patients' numbers out of what people wrote, before anything of it is stored. */
  readonly withoutPatients: (command: DeskCommand, identifiers: Pseudonym, known: Policy['patientIdentifiers']) => Redacted;
  readonly cleanFile: CleanFile;
  readonly decide: Decide;
  readonly clocks: ClocksOf;
  readonly dueSteps: DueSteps;
  readonly followUps: FollowUps;
  readonly turnsOf: TurnsOf;
  /** What a contact is known by, so that one that comes twice is one. */
  readonly keysOf: KeysOf;
}
