import {
  collisionsFor,
  describeCollision,
  lastDayToTellAll,
  noticeStandings,
  notReady,
  notSignedOff,
  outcomeOf,
  signersOf,
  type Change,
  type Planned,
  type Standing,
} from '../domain/changes/index.ts';
import type { Actor } from '../domain/access/actor.ts';

/** A change as somebody sees it. Instants are ISO; customers see their own organisation's part of it. */
export interface ChangeView {
  readonly reference: string;
  readonly type: string;
  readonly state: string;
  readonly title: string;
  readonly description: string;
  readonly requester: { readonly kind: string; readonly id: string | null };
  readonly raisedAt: string;
  readonly raisedBy: string;
  readonly services: readonly string[];
  readonly serviceNames: readonly string[];
  readonly organisations: readonly string[];
  readonly risk: string | null;
  readonly impact: string | null;
  readonly backOut: string;
  readonly assignee: string | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly collisions: {
    readonly verdict: string;
    readonly found: readonly { readonly kind: string; readonly other: string | null; readonly says: string }[];
    readonly notChecked: readonly string[];
  };
  readonly clinical: readonly { readonly at: string; readonly by: string; readonly outcome: string; readonly reason: string }[];
  readonly approvals: readonly { readonly at: string; readonly role: string; readonly by: string }[];
  readonly rejections: readonly { readonly at: string; readonly by: string; readonly reason: string }[];
  readonly accepted: readonly { readonly at: string; readonly by: string; readonly reason: string }[];
  readonly holds: readonly { readonly by: string; readonly reason: string }[];
  readonly notices: readonly {
    readonly organisation: string;
    readonly contact: string;
    readonly name: string;
    readonly givenAt: string | null;
    readonly returned: boolean;
    readonly clearDays: number | null;
    readonly enough: boolean;
    readonly acknowledgedAt: string | null;
    readonly sendBy: string | null;
  }[];
  readonly tellBy: string | null;
  readonly signOffs: readonly { readonly organisation: string; readonly name: string; readonly at: string }[];
  readonly signers: readonly { readonly organisation: string; readonly contact: string; readonly name: string }[];
  readonly unsigned: readonly string[];
  readonly readiness: readonly {
    readonly item: string;
    readonly asks: string;
    readonly done: { readonly at: string; readonly by: string; readonly evidence: string } | null;
  }[];
  readonly unready: readonly string[];
  readonly begunAt: string | null;
  readonly endedAt: string | null;
  readonly outcome: string | null;
  readonly backedOut: string | null;
  readonly cancelled: string | null;
  readonly incidents: readonly string[];
  readonly review: {
    readonly due: string | null;
    readonly overdue: boolean;
    readonly triggers: readonly { readonly at: string; readonly counted: number; readonly usual: number }[];
    readonly done: { readonly at: string; readonly by: string; readonly findings: string } | null;
  };
  readonly success: boolean | null;
  readonly reasons: readonly string[];
  readonly revision: number;
}

export function changeViewOf(change: Change, others: readonly Planned[], standing: Standing, viewer: Actor): ChangeView {
  const { policy, rules, setting } = standing;
  const own = viewer.role === 'requester' || viewer.role === 'partner' ? viewer.organisation : null;
  const isOwn = ({ organisation }: { readonly organisation: string }) => own === null || organisation === own;
  const report = collisionsFor(change, { others, setting });
  const outcome = outcomeOf(change);
  return {
    ...pick(change),
    requester: change.requester,
    raisedBy: change.raisedBy.name,
    services: change.items,
    serviceNames: change.items.map((item) => setting.dependencies.nameOf(item)),
    organisations: change.organisations.filter((id) => own === null || id === own),
    collisions: {
      verdict: report.verdict,
      // Another customer's change is not told to this one.
      found: report.found
        .filter((one) => own === null || one.kind === 'freeze' || (one.kind === 'no-downtime' && one.organisation === own))
        .map((one) => ({
          kind: one.kind,
          other: 'other' in one ? one.other : null,
          says: describeCollision(one, policy, setting),
        })),
      notChecked: own === null ? report.notChecked : [],
    },
    clinical: change.clinical.map(({ at, by, outcome: result, reason }) => ({ at, by, outcome: result, reason })),
    approvals: change.approvals.map(({ at, role, by }) => ({ at, role, by })),
    accepted: own === null ? change.accepted.map(({ at, by, reason }) => ({ at, by, reason })) : [],
    holds: change.holds.map(({ by, reason }) => ({ by, reason })),
    notices: noticeStandings(change, standing).filter(isOwn),
    tellBy: lastDayToTellAll(change, standing),
    signOffs: change.signOffs
      .filter(({ plan }) => plan === change.plan)
      .filter(isOwn)
      .map(({ organisation, name, at }) => ({ organisation, name, at })),
    signers: signersOf(change, standing)
      .filter(isOwn)
      .map(({ organisation, contact, name }) => ({ organisation, contact, name })),
    unsigned: notSignedOff(change, standing),
    readiness: rules.readiness.map(({ id, asks }) => ({ item: id, asks, done: change.readiness[id] ?? null })),
    unready: notReady(change, standing),
    incidents: own === null ? change.incidents.map(({ reference }) => reference) : [],
    success: outcome?.success ?? null,
    reasons: outcome?.reasons ?? [],
  };
}

/** What everybody who may see a change sees of it as it stands. */
const SHOWN = [
  'reference',
  'type',
  'state',
  'title',
  'description',
  'raisedAt',
  'risk',
  'impact',
  'backOut',
  'assignee',
  'start',
  'end',
  'rejections',
  'begunAt',
  'endedAt',
  'outcome',
  'backedOut',
  'cancelled',
  'review',
  'revision',
] as const satisfies readonly (keyof Change)[];

const pick = (change: Change) =>
  Object.fromEntries(SHOWN.map((name) => [name, change[name]])) as Pick<Change, (typeof SHOWN)[number]>;
