import type { Actor } from '../access/actor.ts';

/** Standard: approved once for all. Emergency: recorded at once, approved by whoever is on duty, reviewed afterwards. */
export type ChangeType = 'standard' | 'normal' | 'emergency';
export type ChangeState =
  | 'new'
  | 'assessing'
  | 'authorising'
  | 'scheduled'
  | 'implementing'
  | 'review'
  | 'closed'
  /** By the assessment of clinical risk. */
  | 'stopped'
  | 'cancelled';
export type Level = 'low' | 'medium' | 'high';

/** Who asks for a change: a customer, the desk itself or a supplier, by its id. */
export interface Requester {
  readonly kind: 'customer' | 'desk' | 'supplier';
  readonly id: string | null;
}

/** Severity and likelihood of harm, 1 (least) to 5. */
export interface ClinicalRisk {
  readonly severity: number;
  readonly likelihood: number;
}

export interface ClinicalAssessment {
  readonly at: string;
  readonly by: string;
  readonly outcome: 'proceed' | 'stop';
  readonly reason: string;
  readonly before: ClinicalRisk;
  readonly after: ClinicalRisk;
  /** Entry of the hazard log. */
  readonly hazard: string | null;
}

export interface Approval {
  readonly at: string;
  readonly role: string;
  readonly by: string;
  /** Of the plan that was approved. */
  readonly plan: number;
}

/** `notice`: the first of a plan; `move`, `cancel`: of a plan that changes; `chase`: once more; `emergency`: before an emergency change. */
export type NoticeKind = 'notice' | 'move' | 'cancel' | 'chase' | 'emergency';
export interface Addressee {
  readonly organisation: string;
  readonly contact: string;
}
export interface Notice extends Addressee {
  readonly key: string;
  readonly plan: number;
  readonly kind: NoticeKind;
  readonly issuedAt: string;
  /** Taken by the receiver's mail system; null once it came back. */
  readonly deliveredAt: string | null;
  readonly returnedAt: string | null;
  readonly why: string | null;
}

export interface Hold {
  readonly by: 'person' | 'freeze';
  /** Of the freeze. */
  readonly id: string | null;
  readonly reason: string;
}

/** A request for change: a fold of its facts. Times are ISO instants. */
export interface Change {
  readonly reference: string;
  readonly seq: number;
  readonly raisedAt: string;
  readonly raisedBy: Pick<Actor, 'id' | 'name'>;
  readonly type: ChangeType;
  readonly template: string | null;
  readonly requester: Requester;
  /** The supplier's own name for it. */
  readonly externalId: string | null;
  readonly title: string;
  readonly description: string;
  readonly items: readonly string[];
  readonly organisations: readonly string[];
  readonly risk: Level | null;
  readonly impact: Level | null;
  readonly backOut: string;
  readonly assignee: string | null;
  readonly start: string | null;
  readonly end: string | null;
  /** Counts the times that were planned, from 1; each has notices and sign-offs of its own. */
  readonly plan: number;
  readonly state: ChangeState;
  /** Newest last. */
  readonly clinical: readonly ClinicalAssessment[];
  readonly approvals: readonly Approval[];
  readonly rejections: readonly { readonly at: string; readonly by: string; readonly reason: string }[];
  /** Collisions that an approver took on, and why. */
  readonly accepted: readonly { readonly at: string; readonly by: string; readonly plan: number; readonly reason: string }[];
  readonly signOffs: readonly (Addressee & { readonly at: string; readonly plan: number; readonly name: string })[];
  readonly notices: readonly Notice[];
  readonly acknowledged: readonly (Addressee & { readonly at: string; readonly plan: number; readonly name: string })[];
  readonly holds: readonly Hold[];
  readonly readiness: Readonly<Record<string, { readonly at: string; readonly by: string; readonly evidence: string }>>;
  readonly begunAt: string | null;
  /** Incidents that usually come, over as long as the change is watched. */
  readonly usual: number | null;
  readonly endedAt: string | null;
  readonly outcome: 'met' | 'not-met' | null;
  readonly backedOut: string | null;
  readonly cancelled: string | null;
  readonly incidents: readonly { readonly reference: string; readonly at: string }[];
  readonly review: {
    readonly due: string | null;
    readonly overdue: boolean;
    /** Why the board must look at it. */
    readonly triggers: readonly { readonly at: string; readonly counted: number; readonly usual: number }[];
    readonly done: { readonly at: string; readonly by: string; readonly findings: string } | null;
  };
  /** Counts what readers of the schedule can see, from 0, and since when it is so. */
  readonly revision: number;
  readonly revisedAt: string;
}
