import type { HandOffData } from '../domain/incident/contact.ts';
import { UNCLASSIFIED } from '../domain/incident/service-named.ts';
import { LOCAL_TIME_HINT } from '../views/dates.ts';
import type { IncidentView } from '../views/types.ts';
import { text, type Typed } from './fields.ts';
import { momentIn } from './moments.ts';
import type { Field } from './form-types.ts';
import { localTimes } from '../../kernel/index.ts';
import type { MinimumDataField, Policy } from '../../standards/index.ts';

const HAND_OFF_FIELDS: Readonly<
  Record<MinimumDataField, { label: string; kind: 'text' | 'area' | 'number' | 'moment'; hint?: string }>
> = {
  occurredAt: { label: 'When it happened', kind: 'moment', hint: LOCAL_TIME_HINT },
  description: { label: 'Description for the supplier', kind: 'area', hint: 'Never name a patient or give an NHS number.' },
  impact: { label: 'Effect on the work of the organisation', kind: 'area' },
  affectedUsers: { label: 'Number of people affected', kind: 'number' },
  affectedService: { label: 'Affected application', kind: 'text' },
  location: { label: 'Site or ward', kind: 'text' },
  workaround: { label: 'Workaround', kind: 'text', hint: 'Say “none” if there is none.' },
  stepsTaken: { label: 'Steps taken so far', kind: 'area' },
  requesterContact: { label: 'How to reach the caller', kind: 'text' },
  updateContact: { label: 'Contact for progress', kind: 'text' },
  errorText: { label: 'Error text', kind: 'area' },
};
const HAND_OFF_NAMES = Object.keys(HAND_OFF_FIELDS) as MinimumDataField[];

const serviceOf = (incident: IncidentView, policy: Policy) => policy.services.find(({ id }) => id === incident.service);

/** The minimum data set as a form, with values from the incident. */
export function handOffFields(incident: IncidentView, policy: Policy): readonly Field[] {
  const ours = serviceOf(incident, policy)?.supplier;
  const needed = new Set(policy.suppliers.find(({ id }) => id === ours)?.minimumDataSet ?? []);
  const known: HandOffData = {
    occurredAt: localTimes(policy.zone).field(incident.openedAt),
    description: incident.description,
    ...(incident.service !== UNCLASSIFIED && { affectedService: serviceOf(incident, policy)?.name ?? incident.service }),
    ...(incident.location !== null && { location: incident.location }),
    requesterContact: [incident.caller.name, incident.caller.telephone ?? incident.caller.mail].filter(Boolean).join(', '),
    updateContact: policy.contacts[0]?.mail ?? '',
  };
  return [
    {
      name: 'supplier',
      label: 'Supplier',
      kind: 'select',
      missing: 'Choose the supplier',
      options: policy.suppliers.map(({ id, name }) => ({ value: id, text: name })),
      ...(ours ? { value: ours } : {}),
    },
    ...HAND_OFF_NAMES.map((name): Field => {
      const field = HAND_OFF_FIELDS[name];
      const value = known[name];
      return {
        name,
        ...field,
        label: needed.has(name) ? field.label : `${field.label} (optional)`,
        ...(value === undefined ? {} : { value: String(value) }),
      };
    }),
  ];
}

/** Leaves out empty fields, so that the desk and not the form reports missing ones: there is one rule and one wording. */
export function handOffData(typed: Typed, { openedAt }: Pick<IncidentView, 'openedAt'>, zone: string): HandOffData {
  const times = localTimes(zone);
  const given = HAND_OFF_NAMES.filter((name) => text(typed, name) !== '');
  const valueOf = (name: MinimumDataField) => {
    const written = text(typed, name);
    if (name === 'affectedUsers') return Number(written);
    if (name !== 'occurredAt') return written;
    // An unedited field keeps the exact instant: the form shows no seconds, nor which of two equal local times in autumn.
    const which = text(typed, 'occurredAt-offset');
    return written === times.field(openedAt) && (which === '' || which === times.offsetName(openedAt))
      ? openedAt
      : momentIn(typed, name, zone);
  };
  return Object.fromEntries(given.map((name) => [name, valueOf(name)]));
}
