import type { DataTable } from '@cucumber/cucumber';
import type { Organisation } from '../../../standards/index.ts';
import { HarnessFault } from '../../environment/harness-fault.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import type { SentContact, SentText } from '../../environment/remembered.ts';
import { completeData } from '../../hand-off/data.ts';
import { filling, written } from '../texts.ts';
import { ADDING } from './answers.ts';
import { CONTACTING, type Said } from './contacts.ts';

const LONGEST = 'as long as allowed';

export function setTexts(environment: ScenarioEnvironment, table: DataTable): void {
  environment.state.texts = new Map(table.rows().map(([kind, text]) => [kind!, written(text!)]));
}

/** A text as one field takes it: a telephone number and an address are of their own kind, and only long texts have several lines. */
function forField(field: string, longest: number, kind: string, text: string): string | undefined {
  if (field === 'telephone') return kind === LONGEST ? `020 7946 0312, ext. ${filling(longest - 20)}` : undefined;
  if (field === 'mail') return kind === LONGEST ? longAddress(longest) : undefined;
  if (kind === LONGEST) return filling(longest);
  return field === 'description' || field === 'text' ? text : text.replace(/\s*\n\s*/g, ' ');
}

/** 64 characters before the sign, which is the most that there may be, and the rest in labels of a domain that nobody owns. */
function longAddress(length: number): string {
  const domain = 'a-long-label-of-a-domain.'.repeat(20).slice(-(length - 65 - 'example'.length));
  return `${'someone.with.a.long.name'.repeat(3).slice(0, 64)}@${domain.replace(/^[-.]/, 'x')}example`;
}

/** The fields of each channel with the most characters that they may have, in the order of the table. */
function fieldsByChannel(table: DataTable): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const channels = new Map<string, Map<string, number>>();
  for (const { channel = '', field = '', longest } of table.hashes()) {
    if (!(channel in CONTACTING))
      throw new HarnessFault(`No contact is made by "${channel}". Write ${Object.keys(CONTACTING).join(', ')}.`);
    channels.set(channel, (channels.get(channel) ?? new Map<string, number>()).set(field, Number(longest)));
  }
  return channels;
}

/** The organisation that has a desk of its own writes the tickets; the others take turns on every other channel. */
export async function sendContacts(environment: ScenarioEnvironment, withDesk: Organisation, table: DataTable): Promise<void> {
  const { organisations, services } = environment.standard;
  const kinds = [...environment.state.texts, [LONGEST, ''] as const];
  const sent: SentContact[] = [];
  for (const [channel, fields] of fieldsByChannel(table))
    for (const [kind, text] of kinds) {
      const place = sent.length;
      const values = [...fields].map(([field, longest]) => [field, forField(field, longest, kind, text)] as const);
      const said = Object.fromEntries(values.filter(([, value]) => value !== undefined)) as Said;
      const organisation = channel === 'another desk' ? withDesk : organisations[place % organisations.length]!;
      const service = services[place % services.length]!;
      const openedAt = String(environment.clock.now());
      const made = await CONTACTING[channel]!(environment, said, { place, organisation, service });
      sent.push({ channel, kind, reference: made.reference, values: { ...made.values, openedAt } });
      await environment.clock.advance(A_MINUTE);
    }
  environment.state.sentContacts = sent;
}
const A_MINUTE = Temporal.Duration.from({ minutes: 1 });

/** Each text, and one as long as allowed, in each way of the table, each on an incident of its own. */
export async function addTexts(environment: ScenarioEnvironment, withDesk: Organisation, table: DataTable): Promise<void> {
  const sent: SentText[] = [];
  for (const { way = '', longest, reads = '' } of table.hashes())
    for (const [kind, text] of textsUpTo(environment, Number(longest))) {
      const add = ADDING[way];
      if (!add) throw new HarnessFault(`Nobody adds a text as "${way}". Write ${Object.keys(ADDING).join(', ')}.`);
      const reference = await add(environment, text, { place: sent.length, withDesk });
      sent.push({ way, kind, reference, text, reads });
      await environment.settle();
    }
  environment.state.sentTexts = sent;
}

const textsUpTo = ({ state }: ScenarioEnvironment, longest: number): readonly (readonly [string, string])[] => [
  ...state.texts,
  [LONGEST, filling(longest)],
];

/** One hand-off for each text, which is in each field of the table. */
export async function handOffTexts(environment: ScenarioEnvironment, table: DataTable): Promise<void> {
  const fields = table.hashes().map(({ field = '', longest }) => [field, Number(longest)] as const);
  const analyst = await environment.as('analyst');
  const sent: SentText[] = [];
  for (const kind of [...environment.state.texts.keys(), LONGEST]) {
    const reference = await nationalIncident(environment, kind);
    const values = fields.map(([field, longest]) => [field, new Map(textsUpTo(environment, longest)).get(kind)!] as const);
    const data = completeData(environment, await analyst.incident(reference));
    await analyst.handOff(reference, { ...data, ...Object.fromEntries(values) });
    sent.push(...values.map(([field, text]) => ({ way: field, kind, reference, text, reads: "the supplier's ticket" })));
    await environment.settle();
  }
  environment.state.sentTexts = sent;
}

async function nationalIncident(environment: ScenarioEnvironment, kind: string): Promise<string> {
  const { services, organisations } = environment.standard;
  const service = services.find(({ national, supplier }) => national && supplier === environment.lsp.id)!;
  const said = { summary: `A hand-off with ${kind}`, description: 'It began this morning.' };
  const { reference } = await CONTACTING['the front desk']!(environment, said, {
    place: 0,
    organisation: organisations[0]!,
    service,
  });
  return reference!;
}
