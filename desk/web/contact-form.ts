import type { Account } from '../domain/access/account.ts';
import type { Caller, NewContact } from '../domain/incident/contact.ts';
import { check, FormRefused, several, text, type Typed } from './fields.ts';
import { levelOptions, type Field } from './form-types.ts';
import type { Policy, SafetyFlag, Severity } from '../../standards/index.ts';
import { firstOf, isMailAddress } from '../../kernel/index.ts';

const TELEPHONE = /^[+()\d\s-]{3,20}$/;

const FLAGS: Readonly<Record<SafetyFlag, string>> = {
  'wrong-patient-data': 'Somebody was shown data of the wrong patient',
  'lost-patient-data': 'Patient data is lost or corrupted',
  'possible-harm': 'A patient was or could be harmed',
};
export const safetyFlags = (Object.entries(FLAGS) as [SafetyFlag, string][]).map(([value, says]) => ({ value, text: says }));

/** The fields that both forms share. */
function incidentFields(
  policy: Policy,
): Readonly<Record<'service' | 'summary' | 'description' | 'impact' | 'urgency' | 'location', Field>> {
  return {
    service: {
      name: 'service',
      label: 'Service',
      kind: 'select',
      missing: 'Choose the service',
      options: policy.services.map(({ id, name }) => ({ value: id, text: name })),
    },
    summary: {
      name: 'summary',
      label: 'What has happened',
      kind: 'text',
      hint: 'In one sentence, without naming a patient.',
      missing: 'Write what has happened',
    },
    description: {
      name: 'description',
      label: 'Details',
      kind: 'area',
      hint: 'What was tried, what the screen says, since when.',
      missing: 'Write what is known about it',
    },
    impact: {
      name: 'impact',
      label: 'Impact',
      kind: 'select',
      missing: 'Choose the impact',
      options: levelOptions(policy.severity.impacts),
    },
    urgency: {
      name: 'urgency',
      label: 'Urgency',
      kind: 'select',
      missing: 'Choose the urgency',
      options: levelOptions(policy.severity.urgencies),
    },
    location: { name: 'location', label: 'Where (optional)', kind: 'text', hint: 'Site, ward or room.' },
  };
}

/** The form with which an analyst logs a call while the caller waits. */
export function callFields(policy: Policy): readonly Field[] {
  const { service, summary, description, impact, urgency, location } = incidentFields(policy);
  return [
    { name: 'callerName', label: "Caller's name", kind: 'text', missing: 'Write the name of the caller' },
    {
      name: 'organisation',
      label: 'Organisation',
      kind: 'select',
      missing: 'Choose the organisation',
      options: policy.organisations.map(({ id, name }) => ({ value: id, text: name })),
    },
    { name: 'telephone', label: 'Telephone number', kind: 'text' },
    { name: 'mail', label: 'E-mail address (optional)', kind: 'text' },
    service,
    summary,
    description,
    location,
    impact,
    urgency,
  ];
}

/** The form of the requester's portal. The requester is known from the account. */
export function reportFields(policy: Policy): readonly Field[] {
  const { service, summary, description, impact, urgency, location } = incidentFields(policy);
  return [
    service,
    summary,
    description,
    location,
    { name: 'telephone', label: 'Telephone number', kind: 'text', hint: 'Where the desk can reach you, if you wish.' },
    impact,
    urgency,
  ];
}

function refuseFaults(typed: Typed, fields: readonly Field[]): void {
  const errors = check(
    typed,
    fields.map(({ name, missing, options }) => ({
      name,
      ...(missing ? { missing } : {}),
      ...(options ? { oneOf: options.map(({ value }) => value) } : {}),
    })),
  );
  const telephone = text(typed, 'telephone');
  const mail = text(typed, 'mail');
  const more = [
    ...(telephone !== '' && !TELEPHONE.test(telephone)
      ? [{ field: 'telephone', text: 'Write the telephone number with digits, for example 020 7946 0123' }]
      : []),
    ...(mail !== '' && !isMailAddress(mail) ? [{ field: 'mail', text: 'Write the e-mail address as name@example.org' }] : []),
  ];
  if (errors.length + more.length > 0) throw new FormRefused([...errors, ...more]);
}

function common(typed: Typed): Omit<NewContact, 'channel' | 'caller'> {
  const known = new Set<string>(Object.keys(FLAGS));
  const location = text(typed, 'location');
  return {
    service: text(typed, 'service'),
    type: 'incident',
    summary: text(typed, 'summary'),
    description: text(typed, 'description'),
    impact: text(typed, 'impact') as NewContact['impact'],
    urgency: text(typed, 'urgency') as NewContact['urgency'],
    safety: several(typed, 'safety').filter((flag): flag is SafetyFlag => known.has(flag)),
    ...(location ? { location } : {}),
  };
}

const reachable = (telephone: string, mail: string | null) => ({
  ...(telephone ? { telephone } : {}),
  ...(mail ? { mail } : {}),
});

/** `once` is the form's own key, so that a double click creates one incident. `by` separates the keys of two people. */
function onceKey(typed: Typed, by: string): { readonly idempotencyKey?: string } {
  const once = firstOf(text(typed, 'once'), 100);
  return once ? { idempotencyKey: `page:${by}:${once}` } : {};
}

/** What was typed, without the form's own key. */
export const askedIn = (typed: Typed): Typed => ({ ...typed, once: undefined, suggest: undefined });

/** The contact from an analyst's form; a walk-up when no call was answered. */
export function contactFromCall(typed: Typed, policy: Policy, by: string): NewContact {
  refuseFaults(typed, callFields(policy));
  const callId = text(typed, 'callId');
  const caller: Caller = {
    name: text(typed, 'callerName'),
    organisation: text(typed, 'organisation'),
    ...reachable(text(typed, 'telephone'), text(typed, 'mail')),
  };
  return {
    ...common(typed),
    ...onceKey(typed, by),
    channel: callId ? 'phone' : 'walk-up',
    caller,
    ...(callId ? { callId } : {}),
  };
}

/** The contact from a portal form; the requester is the caller. */
export function contactFromReport(typed: Typed, policy: Policy, account: Account): NewContact {
  refuseFaults(typed, reportFields(policy));
  const caller: Caller = {
    name: account.name,
    organisation: account.organisation ?? '',
    ...reachable(text(typed, 'telephone'), account.mail),
  };
  return { ...common(typed), ...onceKey(typed, account.id), channel: 'portal', caller };
}

export const severityTable = (
  policy: Policy,
): { readonly matrix: Policy['severity']['matrix']; readonly floors: Policy['severity']['floors'] } => ({
  matrix: policy.severity.matrix,
  floors: policy.severity.floors,
});

/** The severity by the table and the flags; null until impact and urgency are chosen. For display only: the desk decides. */
export function severityShown(typed: Typed, policy: Policy): Severity | null {
  const row = policy.severity.matrix[text(typed, 'impact') as NewContact['impact']];
  const byTable = row?.[text(typed, 'urgency') as NewContact['urgency']];
  if (!byTable) return null;
  const lifted = several(typed, 'safety').flatMap((flag) => policy.severity.floors[flag as SafetyFlag] ?? []);
  return [byTable, ...lifted].sort()[0]!;
}
