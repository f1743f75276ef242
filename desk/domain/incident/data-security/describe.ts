import type { RecordedEvent } from '../events.ts';
import type { DataSecurityEvent, Part } from './types.ts';

type Recorded = Extract<RecordedEvent, { type: DataSecurityEvent['type'] }>;
type Sentence = readonly (string | { readonly instant: string })[];

const TYPES: ReadonlySet<RecordedEvent['type']> = new Set<DataSecurityEvent['type']>([
  ...(['breachSuspected', 'breachKnown', 'breachStepTaken', 'breachNotified', 'breachDecided'] as const),
  ...(['personInvolved', 'investigatorAppointed', 'investigatorRemoved'] as const),
]);
export const isDataSecurityEvent = (event: RecordedEvent): event is Recorded => TYPES.has(event.type);

const PARTS: Readonly<Record<Part, string>> = {
  reporter: 'reported it',
  subject: 'is whom it is about',
  'system-owner': 'owns the system',
  other: 'is involved',
};
const time = (instant: string) => ({ instant });

/** The sentence that describes an event of a data-security incident. An erased text reads "[erased]". Pure. */
export function describeDataSecurityEvent(
  event: Recorded,
  names: { role(id: string): string; supplier(id: string): string },
): string | Sentence {
  const text = (name: string) => (name in event.texts ? (event.texts[name] ?? '[erased]') : '');
  switch (event.type) {
    case 'breachSuspected':
      return [`Personal data may be affected: ${text('what')} The limit of the suspicion ends `, time(event.due), '.'];
    case 'breachKnown':
      return [
        `Personal data are affected, known since `,
        time(event.since),
        ...(event.supplier === undefined
          ? []
          : [
              `, when ${names.supplier(event.supplier)} told the desk`,
              ...(event.supplierKnewAt === undefined ? [] : [' (it knew since ', time(event.supplierKnewAt), ')']),
            ]),
        `: ${text('what')} It is to be notified by `,
        time(event.due),
        '.',
      ];
    case 'breachStepTaken':
      return [
        `${event.holder} (${names.role(event.to)}) is told by ${event.channels.join(' and ')} that it is neither notified nor decided; the limit ends `,
        time(event.due),
        '.',
      ];
    case 'breachNotified': {
      const late = event.late ? ` After the limit: ${text('lateBecause')}` : '';
      return `Notified to ${text('to')} as ${text('theirReference')} (${event.phase} notification).${late}`;
    }
    case 'breachDecided':
      return `It need not be notified: ${text('reason')}`;
    case 'personInvolved':
      return `${text('name')} ${PARTS[event.part]}${event.managerKey === null ? '' : `; manager: ${text('manager')}`}.`;
    case 'investigatorAppointed':
      return `${text('name')} investigates it.`;
    case 'investigatorRemoved':
      return `The investigator is no longer independent: ${event.asManager ? 'manages somebody who' : 'the investigator'} ${PARTS[event.part]}. Appoint another.`;
    default:
      return event satisfies never;
  }
}
