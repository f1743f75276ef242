import type { IncidentView } from '../../adapters/desk-under-test.ts';
import type { SupplierControl } from '../../simulators/lsp/index.ts';
import type { Stage } from './stage.ts';
import { steady, tellingHeaders } from './steady.ts';

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
/** Of more incidents than these the first are shown, and how many there were. */
const MOST_INCIDENTS = 12;
/** So many messages tell an assessor how a scenario went; of more, the first are shown, and how many there were. */
const MOST_EXCHANGES = 200;
const MOST_LETTERS = 60;
/** Which of several this is, where not all of them are kept; nothing where they are. */
const place = (i: number, all: number, most: number): string =>
  all > most ? ` (${i + 1} of ${all}, of which the first ${most} are kept)` : '';

/**
 * What the scenario left at the other end, then what the desk's own record says of it. Every part is tried: a desk that
 * died still leaves its mails behind.
 */
export async function collect(stage: Stage): Promise<void> {
  for (const part of [wire, otherDesks, letters, calls, screens, records]) await part(stage).catch(() => undefined);
}

async function wire(stage: Stage): Promise<void> {
  for (const { id, name } of stage.standard.suppliers) {
    const supplier = stage.other.suppliers[id];
    if (supplier?.journal.length) await wireTo(stage, name, supplier);
  }
}

async function wireTo(stage: Stage, name: string, { journal, evicted: forgotten }: SupplierControl): Promise<void> {
  const exchanges = journal
    .slice(0, MOST_EXCHANGES)
    .map(({ n, at, until, happened, requestHeaders, responseHeaders, requestBody, responseBody, ...exchange }) => ({
      n,
      at: String(at),
      ...(until.equals(at) ? {} : { until: String(until) }),
      ...exchange,
      ...(happened.length ? { happened } : {}),
      requestHeaders: tellingHeaders(requestHeaders),
      requestBody: withoutSecrets(requestBody),
      responseHeaders: tellingHeaders(responseHeaders),
      responseBody: withoutSecrets(responseBody),
    }));
  const all = journal.length + forgotten.count;
  const shown = all > exchanges.length ? `: ${exchanges.length} of ${all} exchanges, from no. ${forgotten.count + 1} on` : '';
  const title = `What went over the wire between the desk and ${name}${shown}`;
  await stage.keep({ kind: 'exchange', title, mediaType: 'application/json', content: steady(json(exchanges), stage) });
}

/** Documents are named, and not shown: in base64 nobody could read them, nor take anything out of them. */
const withoutContent = <T extends object>(exchange: T): T =>
  JSON.parse(JSON.stringify(exchange), (key, value: unknown) =>
    key === 'content' && typeof value === 'string' ? `(${value.length} characters of base64)` : value,
  ) as T;

/** What another desk asked and was told, from its own side of the wire. */
async function otherDesks(stage: Stage): Promise<void> {
  for (const [organisation, opening] of stage.otherDesks) {
    const { journal } = await opening;
    if (!journal.length) continue;
    const name = stage.standard.organisations.find(({ id }) => id === organisation)?.name ?? organisation;
    const exchanges = journal.slice(0, MOST_EXCHANGES).map((each) => ({ ...withoutContent(each), at: String(each.at) }));
    const title = `What went over the wire between the desk and the desk of ${name}`;
    await stage.keep({ kind: 'exchange', title, mediaType: 'application/json', content: steady(json(exchanges), stage) });
  }
}

async function letters(stage: Stage): Promise<void> {
  const { delivered } = stage.mail;
  for (const [i, letter] of delivered.slice(0, MOST_LETTERS).entries()) {
    const title = `Mail${place(i, delivered.length, MOST_LETTERS)} to ${letter.to.join(', ')}: ${letter.subject}`;
    await stage.keep({ kind: 'mail', title, mediaType: 'message/rfc822', content: steady(letter.raw, stage) });
  }
}

async function calls(stage: Stage): Promise<void> {
  const placed = stage.telephone.placed.map((call) => ({ ...call, at: String(call.at) }));
  const incoming = stage.telephone.incoming.map(({ id, at, from, to, state, answeredAt, heard }) => ({
    id,
    at: String(at),
    from,
    to,
    state,
    answeredAt: answeredAt === undefined ? null : String(answeredAt),
    heard,
  }));
  if (!placed.length && !incoming.length) return;
  await stage.keep({
    kind: 'call',
    title: 'Telephone calls in and out',
    mediaType: 'application/json',
    content: json({ incoming, placed }),
  });
}

async function screens(stage: Stage): Promise<void> {
  for (const [person, page] of stage.pages)
    await screen(stage, person, `${await page.title()}, as the ${person} sees it at the end`);
}

/** Photographs one person's page. */
export async function screen(stage: Stage, person: string, title: string): Promise<void> {
  const page = await stage.page(person);
  const content = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  await stage.keep({ kind: 'screenshot', title, mediaType: 'image/png', content });
}

async function records(stage: Stage): Promise<void> {
  const assessor = await stage.as('assessor');
  const held = await stage.desk.everything();
  const told = stage.memory.references.length ? stage.memory.references : held.map(({ reference }) => reference);
  const references = [...new Set(told)].sort();
  for (const [i, reference] of references.slice(0, MOST_INCIDENTS).entries()) {
    const which = place(i, references.length, MOST_INCIDENTS);
    const incident = await assessor.incident(reference);
    await stage.keep({
      kind: 'timeline',
      title: `${reference}${which}: what happened`,
      mediaType: 'application/json',
      content: steady(json(timelineOf(incident)), stage),
    });
    await stage.keep({
      kind: 'clock',
      title: `${reference}${which}: its clocks`,
      mediaType: 'application/json',
      content: json({ reference, at: String(stage.clock.now()), clocks: incident.clocks }),
    });
  }
}

const timelineOf = ({
  reference,
  organisation,
  service,
  channel,
  severity,
  state,
  owner,
  parent,
  children,
  supplier,
  openedAt,
  timeline,
  escalations,
  documents,
  redactions,
}: IncidentView) => ({
  reference,
  organisation,
  service,
  channel,
  severity,
  state,
  owner,
  parent,
  children,
  supplier,
  openedAt,
  timeline,
  escalations,
  documents,
  redactions,
});

const withoutSecrets = (body: string) =>
  body
    .replace(/("(?:access_token|client_secret|refresh_token)"\s*:\s*)"[^"]*"/g, '$1"(kept out of the evidence)"')
    .replace(/((?:client_secret|client_assertion)=)[^&\s]*/g, '$1(kept+out+of+the+evidence)');
