import type { Recorded } from '../registers/index.ts';
import { noticeKey, type ChangeFact, type Request } from './facts.ts';
import type { Change, ChangeState } from './types.ts';

/** A change from its facts; null when there are none. */
export function foldChange(reference: string, facts: readonly Recorded<ChangeFact>[]): Change | null {
  const [first, ...rest] = facts;
  if (!first) return null;
  if (first.type !== 'raised') throw new Error(`the record of ${reference} begins with "${first.type}", not with its raising`);
  return rest.reduce(after, raised(reference, first));
}

const requested = ({ changeType, ...request }: Request, texts: Readonly<Record<string, string>> = {}) => ({
  ...request,
  type: changeType,
  title: texts['title'] ?? '',
  description: texts['description'] ?? '',
  backOut: texts['backOut'] ?? '',
});

const raised = (reference: string, fact: Recorded<ChangeFact & { readonly type: 'raised' }>): Change => ({
  reference,
  seq: fact.seq,
  raisedAt: fact.at,
  raisedBy: fact.actor,
  ...requested(fact.request, fact.texts),
  plan: 1,
  state: 'new',
  clinical: [],
  approvals: [],
  rejections: [],
  accepted: [],
  signOffs: [],
  notices: [],
  acknowledged: [],
  holds: [],
  readiness: {},
  begunAt: null,
  usual: null,
  endedAt: null,
  outcome: null,
  backedOut: null,
  cancelled: null,
  incidents: [],
  review: { due: null, overdue: false, triggers: [], done: null },
  revision: 0,
  revisedAt: fact.at,
});

function after(change: Change, fact: Recorded<ChangeFact>): Change {
  const next = { ...change, ...changesBy(change, fact), seq: fact.seq };
  return isSeen(change, next) ? { ...next, revision: change.revision + 1, revisedAt: fact.at } : next;
}

/** Whether readers of the forward schedule and of its feed see something else than before. */
const isSeen = (before: Change, now: Change): boolean =>
  (['title', 'description', 'start', 'end', 'items', 'organisations'] as const).some(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(now[field]),
  ) || inSchedule(before.state) !== inSchedule(now.state);

/** How a change stands in the forward schedule: not yet, standing, called off. */
export function inSchedule(state: ChangeState): 'no' | 'yes' | 'called-off' {
  switch (state) {
    case 'new':
    case 'assessing':
    case 'authorising':
      return 'no';
    case 'scheduled':
    case 'implementing':
    case 'review':
    case 'closed':
      return 'yes';
    case 'stopped':
    case 'cancelled':
      return 'called-off';
    default:
      return state satisfies never;
  }
}

function changesBy(change: Change, fact: Recorded<ChangeFact>): Partial<Change> {
  const { at, actor } = fact;
  const by = actor.name ?? actor.id;
  const { plan } = change;
  switch (fact.type) {
    case 'raised':
      throw new Error(`${change.reference} is raised twice in its record`);
    case 'revised':
      if (isUnderWay(change)) return requested(fact.request, fact.texts);
      return { ...requested(fact.request, fact.texts), state: 'new', approvals: [], plan: plan + 1 };
    case 'assigned':
      return { assignee: fact.assignee };
    case 'submitted':
      return { state: fact.to };
    case 'moved':
      return { start: fact.start, end: fact.end, plan: plan + 1 };
    case 'clinicallyAssessed': {
      const { outcome, before, after: left, hazard, texts } = fact;
      const clinical = [...change.clinical, { at, by, outcome, reason: texts.reason, before, after: left, hazard }];
      if (outcome === 'stop') return { clinical, state: 'stopped', approvals: [] };
      return { clinical, ...(change.state === 'assessing' && { state: 'authorising' as const }) };
    }
    case 'approved':
      return {
        approvals: [...change.approvals, { at, role: fact.role, by, plan }],
        ...(fact.last && { state: 'scheduled' as const }),
      };
    case 'rejected':
      return { state: 'new', approvals: [], rejections: [...change.rejections, { at, by, reason: fact.texts.reason }] };
    case 'collisionsAccepted':
      return { accepted: [...change.accepted, { at, by, plan, reason: fact.texts.reason }] };
    case 'timeSignedOff': {
      const { organisation, contact, texts } = fact;
      return { signOffs: [...change.signOffs, { organisation, contact, at, plan, name: texts.name }] };
    }
    case 'noticesIssued': {
      const issued = fact.to.map(({ organisation, contact }) => ({
        key: noticeKey(fact.seq, { organisation, contact }),
        plan,
        kind: fact.kind,
        organisation,
        contact,
        issuedAt: at,
        deliveredAt: null,
        returnedAt: null,
        why: null,
      }));
      return { notices: [...change.notices, ...issued] };
    }
    case 'noticeDelivered':
      return {
        notices: change.notices.map((one) =>
          one.key === fact.notice && one.returnedAt === null ? { ...one, deliveredAt: at } : one,
        ),
      };
    case 'noticeReturned':
      return {
        notices: change.notices.map((one) =>
          one.key === fact.notice ? { ...one, deliveredAt: null, returnedAt: at, why: fact.texts.why } : one,
        ),
      };
    case 'noticeAcknowledged': {
      const { organisation, contact, texts } = fact;
      return { acknowledged: [...change.acknowledged, { organisation, contact, at, plan, name: texts.name }] };
    }
    case 'held':
      return { holds: [...change.holds, { by: fact.by, id: fact.freeze, reason: fact.texts.reason }] };
    case 'released':
      return { holds: change.holds.filter(({ by: holder, id }) => holder !== fact.by || id !== fact.freeze) };
    case 'readied':
      return { readiness: { ...change.readiness, [fact.item]: { at, by, evidence: fact.texts.evidence } } };
    case 'begun':
      return { state: 'implementing', begunAt: at, usual: fact.usual };
    case 'completed':
      return { state: 'review', endedAt: at, outcome: fact.outcome, review: { ...change.review, due: fact.reviewBy } };
    case 'backedOut':
      return {
        state: 'review',
        endedAt: at,
        outcome: 'not-met',
        backedOut: fact.texts.reason,
        review: { ...change.review, due: fact.reviewBy },
      };
    case 'cancelled':
      return { state: 'cancelled', cancelled: fact.texts.reason };
    case 'incidentLinked':
      return { incidents: [...change.incidents, { reference: fact.incident, at }] };
    case 'reviewTriggered': {
      const triggers = [...change.review.triggers, { at, counted: fact.counted, usual: fact.usual }];
      const again = change.state === 'closed' ? ({ state: 'review' } as const) : {};
      return { ...again, review: { ...change.review, triggers, done: null } };
    }
    case 'reviewOverdue':
      return { review: { ...change.review, overdue: true } };
    case 'reviewed':
      return { state: 'closed', review: { ...change.review, overdue: false, done: { at, by, findings: fact.texts.findings } } };
    default:
      return fact satisfies never;
  }
}

/** An emergency change goes ahead before everything about it is written down. */
export const isUnderWay = ({ type, state }: Pick<Change, 'type' | 'state'>): boolean =>
  type === 'emergency' && ['authorising', 'scheduled', 'implementing', 'review'].includes(state);
