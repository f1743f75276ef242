import type { Static } from 'typebox';
import type { ChangeRequest } from '../http/schemas/changes.ts';
import type { ChangeView } from '../service/change-types.ts';
import type { Field } from './form-types.ts';
import { check, FormRefused, mustFit, text, type Typed } from './fields.ts';
import { momentIn } from './moments.ts';
import { localTimes } from '../../kernel/index.ts';
import type { Policy } from '../../standards/index.ts';

const LEVELS = ['low', 'medium', 'high'].map((value) => ({ value, text: value }));
const TYPES = [
  { value: 'normal', text: 'Normal: assessed and approved' },
  { value: 'emergency', text: 'Emergency: approved by whoever is on duty, reviewed afterwards' },
];

/** Everything that a change can be made to: services by their names, and what they depend on. */
export const itemOptions = ({ services }: Pick<Policy, 'services'>) => {
  const further = [...new Set(services.flatMap(({ dependencies }) => dependencies))];
  const names = new Set(services.flatMap(({ name, aliases }) => [name, ...aliases].map((one) => one.toLowerCase())));
  return [
    ...services.map(({ id, name }) => ({ value: id, text: name })),
    ...further.filter((name) => !names.has(name.toLowerCase())).map((name) => ({ value: name, text: name })),
  ];
};
export const organisationOptions = ({ organisations }: Pick<Policy, 'organisations'>) =>
  organisations.map(({ id, name }) => ({ value: id, text: name }));

/** The fields of a request for change; those of `change` filled in. Customers ask for less than the desk does. */
export function changeFields(policy: Policy, isStaff: boolean, change?: ChangeView): readonly Field[] {
  const { field } = localTimes(policy.zone);
  const [service, ...services] = change?.services ?? [];
  const [organisation, ...organisations] = change?.organisations ?? [];
  const everybody = (change?.organisations.length ?? 0) === policy.organisations.length;
  const moment = (name: 'start' | 'end', label: string) =>
    filled(
      { name, label, kind: 'moment', hint: 'Leave it empty to look for a time later' },
      change?.[name] ? field(change[name]) : null,
    );
  const templates = (policy.change?.standardChanges ?? []).map(({ id, title }) => ({
    value: `standard ${id}`,
    text: `Standard: ${title}`,
  }));
  const ofStaff: readonly Field[] = [
    filled(
      {
        ...{ name: 'organisation', label: 'Who is affected', kind: 'select', options: organisationOptions(policy) },
        hint: 'Leave it open where every customer is',
      },
      everybody ? null : organisation,
    ),
    filled(
      {
        name: 'organisations',
        label: 'Further customers (optional)',
        kind: 'text',
        hint: 'Their ids, with a comma between them',
      },
      everybody ? null : organisations.join(', '),
    ),
    filled({ name: 'assignee', label: 'Who makes it (optional)', kind: 'text' }, change?.assignee),
  ];
  const type: Field = {
    name: 'type',
    label: 'Type',
    kind: 'select',
    options: [...TYPES, ...templates],
    missing: 'Choose a type',
  };
  return [
    filled({ name: 'title', label: 'What is changed', kind: 'text', missing: 'Write what is changed' }, change?.title),
    ...(isStaff ? [filled(type, change?.type ?? 'normal')] : []),
    filled(
      { name: 'service', label: 'Service', kind: 'select', options: itemOptions(policy), missing: 'Choose the service' },
      service,
    ),
    filled(
      { name: 'services', label: 'Further services (optional)', kind: 'text', hint: 'Names, with a comma between them' },
      services.join(', '),
    ),
    ...(isStaff ? ofStaff : []),
    filled(
      { name: 'description', label: 'What users will notice', kind: 'area', hint: 'It goes into the notice to clinical users' },
      change?.description,
    ),
    filled({ name: 'risk', label: 'Risk', kind: 'select', options: LEVELS }, change?.risk),
    filled({ name: 'impact', label: 'Impact', kind: 'select', options: LEVELS }, change?.impact),
    filled({ name: 'backOut', label: 'How it is undone, and how long that takes', kind: 'area' }, change?.backOut),
    moment('start', 'From when (optional)'),
    moment('end', 'Until when (optional)'),
  ];
}

const filled = (field: Field, value: string | null | undefined): Field => (value ? { ...field, value } : field);

const names = (typed: Typed, name: string) =>
  text(typed, name)
    .split(',')
    .flatMap((one) => one.trim() || []);

/** The request that the form means. @throws {FormRefused} with all errors at once */
export function changeFrom(typed: Typed, policy: Policy, isStaff: boolean): Static<typeof ChangeRequest> {
  mustFit(typed);
  const errors = check(
    typed,
    changeFields(policy, isStaff).map(({ name, missing, options }) => ({
      name,
      ...(missing !== undefined && { missing }),
      ...(options && { oneOf: options.map(({ value }) => value) }),
    })),
  );
  if (errors.length > 0) throw new FormRefused(errors);
  const [type = 'normal', template] = text(typed, 'type').split(' ');
  const level = (key: 'risk' | 'impact') => {
    const value = text(typed, key);
    return value === 'low' || value === 'medium' || value === 'high' ? { [key]: value } : {};
  };
  return {
    type: type === 'standard' || type === 'emergency' ? type : 'normal',
    ...(template !== undefined && { template }),
    title: text(typed, 'title'),
    description: text(typed, 'description'),
    backOut: text(typed, 'backOut'),
    services: [text(typed, 'service'), ...names(typed, 'services')],
    organisations: [...(text(typed, 'organisation') ? [text(typed, 'organisation')] : []), ...names(typed, 'organisations')],
    ...level('risk'),
    ...level('impact'),
    ...(text(typed, 'assignee') === '' ? {} : { assignee: text(typed, 'assignee') }),
    ...(text(typed, 'start') === '' ? {} : { start: momentIn(typed, 'start', policy.zone) }),
    ...(text(typed, 'end') === '' ? {} : { end: momentIn(typed, 'end', policy.zone) }),
  };
}
