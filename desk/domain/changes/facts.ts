import type { Fact } from '../registers/index.ts';
import type { Addressee, ChangeState, ChangeType, ClinicalRisk, Level, NoticeKind, Requester } from './types.ts';

/** What a request for change says. Its words are the texts `title`, `description` and `backOut`. */
export interface Request {
  readonly changeType: ChangeType;
  readonly template: string | null;
  readonly requester: Requester;
  readonly externalId: string | null;
  readonly items: readonly string[];
  readonly organisations: readonly string[];
  readonly risk: Level | null;
  readonly impact: Level | null;
  readonly assignee: string | null;
  readonly start: string | null;
  readonly end: string | null;
}

interface Texts<N extends string> {
  readonly texts: Readonly<Record<N, string>>;
}

/** The facts of a request for change, with texts apart, because only those can be erased. */
export type ChangeFact =
  | (Fact & { readonly type: 'raised'; readonly request: Request } & Texts<'title' | 'description' | 'backOut'>)
  | (Fact & { readonly type: 'revised'; readonly request: Request } & Texts<'title' | 'description' | 'backOut'>)
  | (Fact & { readonly type: 'assigned'; readonly assignee: string | null })
  /** For assessment, for approval, or straight into the schedule. */
  | (Fact & { readonly type: 'submitted'; readonly to: ChangeState })
  | (Fact & { readonly type: 'moved'; readonly start: string; readonly end: string } & Texts<'reason'>)
  | (Fact & {
      readonly type: 'clinicallyAssessed';
      readonly outcome: 'proceed' | 'stop';
      readonly before: ClinicalRisk;
      readonly after: ClinicalRisk;
      readonly hazard: string | null;
    } & Texts<'reason'>)
  /** `last`: nobody else's approval is missing. */
  | (Fact & { readonly type: 'approved'; readonly role: string; readonly last: boolean })
  | (Fact & { readonly type: 'rejected'; readonly role: string } & Texts<'reason'>)
  | (Fact & { readonly type: 'collisionsAccepted'; readonly kinds: readonly string[] } & Texts<'reason'>)
  | (Fact & { readonly type: 'timeSignedOff' } & Addressee & Texts<'name'>)
  /** The addresses are the texts `<organisation>/<contact>`. */
  | (Fact & { readonly type: 'noticesIssued'; readonly kind: NoticeKind; readonly to: readonly Addressee[] })
  | (Fact & { readonly type: 'noticeDelivered'; readonly notice: string })
  | (Fact & { readonly type: 'noticeReturned'; readonly notice: string } & Texts<'why'>)
  | (Fact & { readonly type: 'noticeAcknowledged' } & Addressee & Texts<'name'>)
  | (Fact & { readonly type: 'held'; readonly by: 'person' | 'freeze'; readonly freeze: string | null } & Texts<'reason'>)
  | (Fact & { readonly type: 'released'; readonly by: 'person' | 'freeze'; readonly freeze: string | null })
  | (Fact & { readonly type: 'readied'; readonly item: string } & Texts<'evidence'>)
  | (Fact & { readonly type: 'begun'; readonly usual: number })
  | (Fact & { readonly type: 'completed'; readonly outcome: 'met' | 'not-met'; readonly reviewBy: string | null })
  | (Fact & { readonly type: 'backedOut'; readonly reviewBy: string | null } & Texts<'reason'>)
  | (Fact & { readonly type: 'cancelled' } & Texts<'reason'>)
  | (Fact & { readonly type: 'incidentLinked'; readonly incident: string })
  | (Fact & { readonly type: 'reviewTriggered'; readonly counted: number; readonly usual: number })
  | (Fact & { readonly type: 'reviewOverdue' })
  | (Fact & { readonly type: 'reviewed' } & Texts<'findings'>);

/** The key of a notice's letter: unique within its change, and the same whenever it is worked out. */
export const noticeKey = (seq: number, { organisation, contact }: Addressee): string =>
  `notice/${seq}/${organisation}/${contact}`;
