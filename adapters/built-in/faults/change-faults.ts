import { rules, changePolicy, recording, mistaking, withoutNotices, EVERY_DUTY } from './change-rules.ts';
import type { Fault } from './types.ts';

export const CHANGE_FAULTS: readonly Fault[] = [
  {
    id: 'change-approved-by-anybody',
    says: 'Whoever works at the desk approves a change.',
    mustChange: ['CHG-01'],
    wiring: mistaking((state, command, around) => [state, command, command.type === 'approve' ? EVERY_DUTY(around) : around]),
  },
  {
    id: 'change-without-way-back',
    says: 'A change is submitted without saying how it is undone.',
    mustChange: ['CHG-01'],
    wiring: mistaking((state, command, around) => [
      command.type === 'submit' && state.backOut === '' ? { ...state, backOut: 'To be said.' } : state,
      command,
      around,
    ]),
  },
  {
    id: 'emergency-review-forgotten',
    says: 'Nobody is told that an emergency change was not reviewed.',
    mustChange: ['CHG-01'],
    wiring: rules(({ register }) => ({
      register: (standing) => {
        const own = register(standing);
        return { ...own, onDue: (change, now) => own.onDue!(change, now).filter(({ type }) => type !== 'reviewOverdue') };
      },
    })),
  },
  {
    id: 'emergency-closed-unassessed',
    says: 'An emergency change is closed although its risk and its way back were never written down.',
    mustChange: ['CHG-01'],
    wiring: mistaking((state, command, around) => [
      command.type === 'review'
        ? { ...state, risk: state.risk ?? 'low', impact: state.impact ?? 'low', backOut: state.backOut || 'Unknown.' }
        : state,
      command,
      around,
    ]),
  },
  {
    id: 'emergency-unannounced',
    says: 'Nobody is told of an emergency change.',
    mustChange: ['CHG-01'],
    wiring: withoutNotices(({ kind }) => kind === 'emergency'),
  },
  {
    id: 'clinical-stop-ignored',
    says: 'A change that the clinical safety officer stopped goes on.',
    mustChange: ['CHG-02'],
    wiring: recording((facts) =>
      facts.map((fact) => (fact.type === 'clinicallyAssessed' ? { ...fact, outcome: 'proceed' as const } : fact)),
    ),
  },
  {
    id: 'stop-reason-lost',
    says: 'The reason for which a change was stopped is not kept.',
    mustChange: ['CHG-02'],
    wiring: recording((facts) =>
      facts.map((fact) => (fact.type === 'clinicallyAssessed' ? { ...fact, texts: { reason: 'Clinical risk.' } } : fact)),
    ),
  },
  {
    id: 'clinical-risk-by-anybody',
    says: 'Whoever works at the desk assesses the clinical risk of a change.',
    mustChange: ['CHG-02'],
    wiring: mistaking((state, command, around) => [
      state,
      command,
      command.type === 'assess-clinical-risk' ? EVERY_DUTY(around) : around,
    ]),
  },
  {
    id: 'live-unready',
    says: 'A change begins although the desk has not everything ready for it.',
    mustChange: ['CHG-05'],
    wiring: changePolicy(() => ({ readiness: [] })),
  },
  {
    id: 'support-not-asked-for',
    says: 'A change begins without anybody named who supports it in its first week.',
    mustChange: ['CHG-05'],
    wiring: mistaking((state, command, around) => [
      command.type === 'begin'
        ? {
            ...state,
            readiness: { ...state.readiness, 'early-life-support': { at: state.raisedAt, by: 'nobody', evidence: 'nothing' } },
          }
        : state,
      command,
      around,
    ]),
  },
  {
    id: 'rise-unnoticed',
    says: 'However many incidents a change caused, nobody reviews it.',
    mustChange: ['CHG-06'],
    wiring: recording((facts) => facts.filter(({ type }) => type !== 'reviewTriggered')),
  },
  {
    id: 'every-incident-is-a-rise',
    says: 'A single incident brings a change before the board.',
    mustChange: ['CHG-06'],
    wiring: changePolicy(({ review }) => ({ review: { ...review, atLeast: 1 } })),
  },
  {
    id: 'caused-incidents-uncounted',
    says: 'A change counts as a success although it caused incidents.',
    mustChange: ['CHG-06'],
    wiring: recording((facts, { type }) => (type === 'link-incident' ? [] : facts)),
  },
  {
    id: 'asked-by-the-desk-alone',
    says: 'Whoever asks for a change, the desk is recorded as asking.',
    mustChange: ['CHG-01'],
    wiring: recording((facts) =>
      facts.map((fact) =>
        fact.type === 'raised' ? { ...fact, request: { ...fact.request, requester: { kind: 'desk' as const, id: null } } } : fact,
      ),
    ),
  },
  {
    id: 'approver-unrecorded',
    says: 'It is not recorded in which role a change was approved.',
    mustChange: ['CHG-01'],
    wiring: recording((facts) => facts.map((fact) => (fact.type === 'approved' ? { ...fact, role: 'service-desk' } : fact))),
  },
  {
    id: 'reviewed-change-stays-open',
    says: 'A change stays open after its review.',
    mustChange: ['CHG-01'],
    wiring: recording((facts) => facts.filter(({ type }) => type !== 'reviewed')),
  },
];
