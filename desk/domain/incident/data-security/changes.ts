import { ERASED } from '../erasure.ts';
import type { RecordedEvent } from '../events.ts';
import type { DataSecurity, DataSecurityEvent } from './types.ts';

type Recorded = Extract<RecordedEvent, { type: DataSecurityEvent['type'] }>;

/** The data-security incident after an event. Pure. */
export function dataSecurityAfter(before: DataSecurity | null, event: Recorded): DataSecurity | null {
  const { at, texts, actor } = event;
  const text = (name: string) => texts[name] ?? ERASED;
  if (event.type === 'breachSuspected' || event.type === 'breachKnown') {
    const known = event.type === 'breachKnown';
    return {
      stage: known ? 'known' : 'suspected',
      since: event.since,
      due: event.due,
      supplier:
        known && event.supplier !== undefined ? { id: event.supplier, knewAt: event.supplierKnewAt ?? event.since } : null,
      steps: [],
      stopped: null,
      involved: before?.involved ?? [],
      investigator: before?.investigator ?? null,
    };
  }
  if (before === null) return null;
  const stopped = (by: 'notified' | 'decided', late: boolean, words: string): DataSecurity => ({
    ...before,
    stopped: before.stopped ?? { by, at, who: actor.name ?? actor.id, late, words },
  });
  switch (event.type) {
    case 'breachStepTaken':
      return { ...before, steps: [...before.steps, { after: event.after, to: event.to, at }] };
    case 'breachNotified':
      return stopped('notified', event.late, `${text('to')}, ${text('theirReference')}`);
    case 'breachDecided':
      return stopped('decided', false, text('reason'));
    case 'personInvolved': {
      const { part, key, managerKey } = event;
      const manager = managerKey === null ? null : text('manager');
      return { ...before, involved: [...before.involved, { name: text('name'), key, part, manager, managerKey }] };
    }
    case 'investigatorAppointed':
      return { ...before, investigator: { name: text('name'), key: event.key, at } };
    case 'investigatorRemoved':
      return { ...before, investigator: null };
    default:
      return event satisfies never;
  }
}
