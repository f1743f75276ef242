import { storageCodeOf } from '../../kernel/storage-fault.ts';
import type { SupplierControl } from '../../simulators/lsp/index.ts';
import { clockOf, timelineOf } from './incident-evidence.ts';
import { evidenceHeaders, steady } from './steady.ts';
import type { Attachment, ScenarioEnvironment } from './types.ts';
import { keyOf } from './witness.ts';

type Kept = Pick<Attachment, 'kind' | 'title' | 'mediaType' | 'content'>;
/** Keeps evidence under the key by which steps read it; null: no step reads it from here. */
export type Keep = (key: string | null, kept: Kept) => Promise<unknown>;

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
/** Of more incidents than these, the first are kept and the total is named. */
const MOST_INCIDENTS = 12;
/** Of more messages than these, the first are kept and the total is named. */
const MOST_EXCHANGES = 200;
const MOST_LETTERS = 60;
/** Which of several this is, when not all of them are kept. */
const place = (i: number, all: number, most: number): string =>
  all > most ? ` (${i + 1} of ${all}, of which the first ${most} are kept)` : '';

/**
 * Keeps what the scenario left at the other end, then the desk's own record of it. Every part is tried: a desk that died still leaves
 * its mail behind. Rejects when evidence cannot be written: a verdict without its evidence proves nothing.
 */
export async function collect(environment: ScenarioEnvironment, keep: Keep): Promise<void> {
  for (const part of [wire, otherDesks, mails, telephoneCalls, screens, records])
    await part(environment, keep).catch((error: unknown) => {
      if (storageCodeOf(error) !== null) throw error;
    });
}

/** How it is called that a witness saw nothing. */
export const absences = ({ standard, otherDesks: others }: ScenarioEnvironment): Readonly<Record<string, string>> => ({
  [keyOf.calls]: 'Nobody telephoned, in or out',
  ...Object.fromEntries(
    standard.suppliers.map(({ id, name }) => [keyOf.wire(id), `Nothing went over the wire between the desk and ${name}`]),
  ),
  ...Object.fromEntries(
    [...others.keys()].map((id) => [keyOf.otherDesk(id), `Nothing went over the wire between the desk and that of ${id}`]),
  ),
});

async function wire(environment: ScenarioEnvironment, keep: Keep): Promise<void> {
  for (const { id, name } of environment.standard.suppliers) {
    const supplier = environment.other.suppliers[id];
    if (supplier?.journal.length) await wireTo(environment, keep, { id, name }, supplier);
  }
}

async function wireTo(
  environment: ScenarioEnvironment,
  keep: Keep,
  { id, name }: { readonly id: string; readonly name: string },
  { journal, evicted: forgotten }: SupplierControl,
): Promise<void> {
  const exchanges = journal
    .slice(0, MOST_EXCHANGES)
    .map(({ n, at, until, happened, requestHeaders, responseHeaders, requestBody, responseBody, ...exchange }) => ({
      n,
      at: String(at),
      ...(until.equals(at) ? {} : { until: String(until) }),
      ...exchange,
      ...(happened.length ? { happened } : {}),
      requestHeaders: evidenceHeaders(requestHeaders),
      requestBody: withoutSecrets(requestBody),
      responseHeaders: evidenceHeaders(responseHeaders),
      responseBody: withoutSecrets(responseBody),
    }));
  const all = journal.length + forgotten.count;
  const shown = all > exchanges.length ? `: ${exchanges.length} of ${all} exchanges, from no. ${forgotten.count + 1} on` : '';
  const title = `What went over the wire between the desk and ${name}${shown}`;
  await keep(keyOf.wire(id), {
    kind: 'exchange',
    title,
    mediaType: 'application/json',
    content: steady(json(exchanges), environment),
  });
}

/** Documents are named but not shown: base64 can be neither read nor redacted. */
const withoutContent = <T extends object>(exchange: T): T =>
  JSON.parse(JSON.stringify(exchange), (key, value: unknown) =>
    key === 'content' && typeof value === 'string' ? `(${value.length} characters of base64)` : value,
  ) as T;

/** What another desk sent and received, from its own side of the wire. */
async function otherDesks(environment: ScenarioEnvironment, keep: Keep): Promise<void> {
  for (const [organisation, opening] of environment.otherDesks) {
    const { journal } = await opening;
    if (!journal.length) continue;
    const name = environment.standard.organisations.find(({ id }) => id === organisation)?.name ?? organisation;
    const exchanges = journal.slice(0, MOST_EXCHANGES).map((each) => ({ ...withoutContent(each), at: String(each.at) }));
    const title = `What went over the wire between the desk and the desk of ${name}`;
    await keep(keyOf.otherDesk(organisation), {
      kind: 'exchange',
      title,
      mediaType: 'application/json',
      content: steady(json(exchanges), environment),
    });
  }
}

async function mails(environment: ScenarioEnvironment, keep: Keep): Promise<void> {
  const { delivered } = environment.other.mail;
  for (const [i, letter] of delivered.slice(0, MOST_LETTERS).entries()) {
    const title = `Mail${place(i, delivered.length, MOST_LETTERS)} to ${letter.to.join(', ')}: ${letter.subject}`;
    const content = steady(letter.raw, environment);
    await keep(keyOf.letter(letter), { kind: 'mail', title, mediaType: 'message/rfc822', content });
  }
}

async function telephoneCalls(environment: ScenarioEnvironment, keep: Keep): Promise<void> {
  const placed = environment.other.telephone.placed.map((call) => ({ ...call, at: String(call.at) }));
  const incoming = environment.other.telephone.incoming.map(({ id, at, from, to, state, answeredAt, heard }) => ({
    id,
    at: String(at),
    from,
    to,
    state,
    answeredAt: answeredAt === undefined ? null : String(answeredAt),
    heard,
  }));
  if (!placed.length && !incoming.length) return;
  await keep(keyOf.calls, {
    kind: 'call',
    title: 'Telephone calls in and out',
    mediaType: 'application/json',
    content: json({ incoming, placed }),
  });
}

async function screens(environment: ScenarioEnvironment, keep: Keep): Promise<void> {
  for (const [person, page] of environment.pages)
    await screen(environment, person, `${await page.title()}, as the ${person} sees it at the end`, async (picture) =>
      keep(keyOf.page(person), picture),
    );
}

/** Longest real time that a page's live parts are waited for. A part that somebody types in is never replaced. */
const LIVE_WITHIN_MS = 3_000;
/** Whether the live parts of a page read as the desk serves them now. In the page, so it is text. */
const IS_CURRENT = `(async () => {
  const parts = [...document.querySelectorAll('[data-live][id]')];
  if (parts.length === 0) return true;
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
  const served = new DOMParser().parseFromString(await answer.text(), 'text/html');
  return parts.every((part) => (served.getElementById(part.id) ?? part).textContent === part.textContent);
})()`;

/** Takes a screenshot of one person's page, which is evidence of the current step unless it is kept otherwise. */
export async function screen(
  environment: Pick<ScenarioEnvironment, 'page' | 'keep'>,
  person: string,
  title: string,
  keep: (picture: Kept) => Promise<unknown> = environment.keep,
): Promise<void> {
  const page = await environment.page(person);
  // A page that follows the desk may be fetching its last change: the same run would give another picture.
  await page.waitForFunction(IS_CURRENT, undefined, { polling: 50, timeout: LIVE_WITHIN_MS }).catch(() => undefined);
  const content = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  await keep({ kind: 'screenshot', title, mediaType: 'image/png', content });
}

async function records(environment: ScenarioEnvironment, keep: Keep): Promise<void> {
  const assessor = await environment.as('assessor');
  const held = await environment.desk.everything();
  const given = environment.state.references;
  const references = [...new Set(given.length ? given : held.map(({ reference }) => reference))].sort();
  for (const [i, reference] of references.slice(0, MOST_INCIDENTS).entries()) {
    const which = place(i, references.length, MOST_INCIDENTS);
    const incident = await assessor.incident(reference);
    await keep(null, {
      kind: 'timeline',
      title: `${reference}${which}: what happened`,
      mediaType: 'application/json',
      content: timelineOf(incident, environment),
    });
    await keep(null, {
      kind: 'clock',
      title: `${reference}${which}: its clocks`,
      mediaType: 'application/json',
      content: clockOf(reference, incident, environment),
    });
  }
}

const withoutSecrets = (body: string) =>
  body
    .replace(/("(?:access_token|client_secret|refresh_token)"\s*:\s*)"[^"]*"/g, '$1"(kept out of the evidence)"')
    .replace(/((?:client_secret|client_assertion)=)[^&\s]*/g, '$1(kept+out+of+the+evidence)');
