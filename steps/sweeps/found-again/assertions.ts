import type { IncidentView } from '../../../adapters/desk-under-test.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import { assertShown } from '../../expectation.ts';
import { judgeRows } from '../rows.ts';
import { differenceOf } from '../texts.ts';

const CHANNELS: Readonly<Record<string, IncidentView['channel']>> = {
  'the telephone': 'phone',
  'the front desk': 'walk-up',
  'the portal': 'portal',
  'e-mail': 'email',
  fax: 'fax',
  'another desk': 'partner',
};

/** Where the record shows each field of a contact. Undefined: a desk that does not store it. */
const shownIn: Readonly<Record<string, (incident: IncidentView) => string | null | undefined>> = {
  summary: ({ summary }) => summary,
  description: ({ description }) => description,
  location: ({ location }) => location,
  name: ({ caller }) => caller.name,
  telephone: ({ caller }) => caller.telephone ?? null,
  mail: ({ caller }) => caller.mail ?? null,
  organisation: ({ organisation }) => organisation,
  service: ({ service }) => service,
  openedAt: ({ openedAt }) => openedAt,
  channel: ({ channel }) => channel,
};

interface Field {
  readonly of: string;
  readonly reference: string | null;
  readonly field: string;
  readonly value: string;
}

export const short = (text: string): string =>
  text.length > 40 ? `"${text.slice(0, 40)}…" (${text.length} characters)` : `"${text}"`;

/** Compares the desk's record of each contact with what was sent, field by field, and its row of the list as far as it goes. */
export async function expectContactsWhole(environment: ScenarioEnvironment): Promise<void> {
  const listed = new Map((await environment.desk.everything()).map((row) => [row.reference, row]));
  const assessor = await environment.as('assessor');
  const read = new Map<string, IncidentView>();
  for (const { reference } of environment.state.sentContacts)
    if (reference !== null) read.set(reference, await assessor.incident(reference));
  const fields = environment.state.sentContacts.flatMap(({ channel, kind, reference, values }): readonly Field[] =>
    Object.entries({ ...values, channel: CHANNELS[channel]! })
      .filter(([field]) => reference === null || shownIn[field]!(read.get(reference)!) !== undefined)
      .map(([field, value]) => ({ of: `${channel}, ${kind}`, reference, field, value })),
  );
  await judgeRows(environment, fields, {
    sentence: ({ of, field }) => `${field} by ${of}`,
    check: ({ reference, field, value }) => {
      assertShown(reference !== null, 'the contact was to become an incident; none was found');
      const difference = differenceOf(value, shownIn[field]!(read.get(reference)!));
      assertShown(difference === null, () => `${reference} was to hold ${short(value)}; ${difference}`);
      const row = listed.get(reference) as Readonly<Record<string, unknown>> | undefined;
      const inList = row !== undefined && field in row ? differenceOf(value, String(row[field])) : null;
      assertShown(
        row !== undefined && inList === null,
        () => `the list was to show ${short(value)} for ${reference}; ${inList ?? 'it has no row'}`,
      );
    },
  });
}
