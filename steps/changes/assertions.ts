import type { CollisionKind } from '../../adapters/desk-under-test.ts';
import type { Contact, Organisation } from '../../standards/index.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { assertShown, list, titleOf, told } from '../expectation.ts';
import { theIncident } from '../incidents/observations.ts';
import { expectInTime } from '../time/lateness.ts';
import { at, inWords, type Moment } from '../time/moments.ts';
import { customerOf, lettersOf, readChange, theChange } from './observations.ts';

export async function expectState(environment: ScenarioEnvironment, state: string): Promise<void> {
  const change = await readChange(environment);
  assertShown(change.state === state, `${change.reference} was to be ${state}; it is ${change.state}.`);
}

/** Everybody who is told for the clinical users of an organisation, in their own mailboxes. */
export async function expectTold(environment: ScenarioEnvironment, organisation: Organisation, moment: Moment): Promise<void> {
  const when = at(environment, moment);
  for (const { name, mail } of customerOf(environment, organisation.id).tell) {
    const letters = lettersOf(environment, mail, theChange(environment));
    await expectInTime(environment, letters, when, {
      what: `The notice to ${name}`,
      sentence: () =>
        `${name} of ${organisation.name} was to be told of ${theChange(environment)} at ${inWords(when)}; ${letters.length ? `they were told at ${list(letters.map((letter) => inWords(letter.at)))}` : 'nothing reached them'}.`,
    });
  }
}

export function expectToldSo(environment: ScenarioEnvironment, organisation: Organisation, words: string): void {
  for (const { name, mail } of customerOf(environment, organisation.id).tell) {
    const letters = lettersOf(environment, mail, theChange(environment));
    assertShown(
      letters.some(({ subject, text }) => `${subject}\n${text}`.includes(words)),
      () => `${name} was to read "${words}"; they read ${list(letters.map(({ subject }) => `"${subject}"`))}.`,
    );
  }
}

export function expectLetterCount(environment: ScenarioEnvironment, organisation: Organisation, count: number): void {
  for (const { name, mail } of customerOf(environment, organisation.id).tell) {
    const letters = lettersOf(environment, mail, theChange(environment));
    assertShown(
      letters.length === count,
      () => `${name} was to have ${count} mails about ${theChange(environment)}; they have ${letters.length}.`,
    );
  }
}

/** What the desk itself believes of the notices of an organisation. */
export const expectNotice =
  (enough: boolean) =>
  async (environment: ScenarioEnvironment, organisation: Organisation): Promise<void> => {
    const change = await readChange(environment);
    const own = change.notices.filter((notice) => notice.organisation === organisation.id);
    const expected = customerOf(environment, organisation.id).tell.length;
    assertShown(own.length === expected, `${organisation.name} has ${expected} people to tell; the record has ${own.length}.`);
    assertShown(
      enough ? own.every((notice) => notice.enough) : own.some((notice) => !notice.enough),
      () =>
        `The notice to ${organisation.name} was ${enough ? '' : 'not '}to be early enough; it was given at ${list(own.map(({ givenAt }) => givenAt ?? 'no time'))}.`,
    );
  };

export async function expectNotGiven(environment: ScenarioEnvironment, organisation: Organisation): Promise<void> {
  const own = (await readChange(environment)).notices.filter((notice) => notice.organisation === organisation.id);
  assertShown(
    own.some(({ givenAt, enough }) => givenAt === null && !enough),
    () =>
      `A notice to ${organisation.name} came back and was to count as none; the record has ${list(own.map(({ givenAt }) => givenAt ?? 'none'))}.`,
  );
}

export async function expectApprovedBy(environment: ScenarioEnvironment, contact: Contact): Promise<void> {
  const { reference, approvals } = await readChange(environment);
  assertShown(
    approvals.some(({ role }) => role === contact.role),
    () =>
      `${reference} was to be approved by the ${titleOf(contact)}; it was approved by ${list(approvals.map(({ by }) => by))}.`,
  );
}

export async function expectUnapproved(environment: ScenarioEnvironment): Promise<void> {
  const { reference, approvals } = await readChange(environment);
  assertShown(
    approvals.length === 0,
    () => `${reference} was to be approved by nobody; it was by ${list(approvals.map(({ by }) => by))}.`,
  );
}

export async function expectStopReason(environment: ScenarioEnvironment, reason: string): Promise<void> {
  const { reference, clinical } = await readChange(environment);
  assertShown(
    clinical.some((one) => one.outcome === 'stop' && one.reason === reason),
    () => `${reference} was to keep the reason "${reason}"; it has ${list(clinical.map((one) => `"${one.reason}"`))}.`,
  );
}

/** Each of the scenario's changes has the same record, whoever asked for it. */
export async function expectOneProcess(environment: ScenarioEnvironment): Promise<void> {
  const kinds = new Set<string>();
  for (const reference of environment.state.changes) {
    const change = await readChange(environment, reference);
    kinds.add(change.requester.kind);
    const missing = [
      ...(change.risk === null ? ['its risk'] : []),
      ...(change.impact === null ? ['its impact'] : []),
      ...(change.backOut === '' ? ['its way back'] : []),
      ...(change.clinical.length === 0 ? ['its clinical risk'] : []),
      ...(change.approvals.length === 0 ? ['its approval'] : []),
    ];
    assertShown(missing.length === 0, () => `${reference} was to have ${list(missing)}; its record has none.`);
  }
  assertShown(kinds.size === 3, () => `A customer, the desk and a supplier were to ask; the record says ${list([...kinds])}.`);
}

export async function expectCollision(environment: ScenarioEnvironment, kind: CollisionKind): Promise<void> {
  const { reference, collisions } = await readChange(environment);
  assertShown(
    collisions.found.some((one) => one.kind === kind),
    () =>
      `${reference} was to collide (${kind}); the desk says ${collisions.verdict}: ${list(collisions.found.map((one) => one.kind))}.`,
  );
}

/** Of a pair, each names the other. */
export async function expectBothCollide(environment: ScenarioEnvironment, kind: CollisionKind): Promise<void> {
  const [first = '', second = ''] = environment.state.changes.slice(-2);
  for (const [own, other] of [
    [first, second],
    [second, first],
  ] as const) {
    const { collisions } = await readChange(environment, own);
    assertShown(
      collisions.found.some((one) => one.kind === kind && one.other === other),
      () =>
        `${own} was to name ${other} (${kind}); it names ${list(collisions.found.map((one) => `${one.other ?? 'nothing'} (${one.kind})`))}.`,
    );
  }
}

export const expectVerdict =
  (verdict: 'none' | 'not-checked') =>
  async (environment: ScenarioEnvironment): Promise<void> => {
    const { reference, collisions } = await readChange(environment);
    assertShown(
      collisions.verdict === verdict,
      () =>
        `The collisions of ${reference} were to be "${verdict}"; they are "${collisions.verdict}": ${list(collisions.found.map((one) => one.kind))}.`,
    );
  };

export const expectHeld =
  (held: boolean) =>
  async (environment: ScenarioEnvironment): Promise<void> => {
    const { reference, holds } = await readChange(environment);
    assertShown(
      holds.length > 0 === held,
      () => `${reference} was ${held ? '' : 'not '}to be held; it is held by ${list(holds.map(({ reason }) => reason))}.`,
    );
  };

export function expectInSchedule({ state }: ScenarioEnvironment, count: number): void {
  const references = state.schedule.map(({ reference }) => reference);
  assertShown(references.length === count, () => `The forward schedule was to hold ${count}; it holds ${list(references)}.`);
}

export function expectOwnSchedule({ state }: ScenarioEnvironment, organisation: Organisation): void {
  for (const { reference, organisations, notices } of state.schedule)
    assertShown(
      [...organisations, ...notices.map((notice) => notice.organisation)].every((id) => id === organisation.id),
      () => `${reference} was to show nothing of other customers; it shows ${list(organisations)}.`,
    );
  assertShown(state.schedule.length > 0, 'The forward schedule is empty, so it shows nothing of anybody.');
}

const valueIn = (feed: string, name: string): string =>
  new RegExp(`^${name}:(.*)$`, 'm').exec(feed.replaceAll('\r', ''))?.[1] ?? '';

/** Readers of calendars keep the old date unless the UID stays and SEQUENCE rises (RFC 5545, 3.8.7.4). */
export function expectFeedMoved({ state }: ScenarioEnvironment): void {
  const [before = '', again = '', after = ''] = state.feeds;
  assertShown(before === again, 'An unchanged schedule was to be the same calendar, byte for byte; it changed.');
  const [uid, moved] = [valueIn(before, 'UID'), valueIn(after, 'UID')];
  assertShown(uid !== '' && uid === moved, () => `The event was to keep its UID ${uid}; it has ${moved}.`);
  const [sequence, raised] = [valueIn(before, 'SEQUENCE'), valueIn(after, 'SEQUENCE')].map(Number);
  assertShown(raised === sequence! + 1, () => `SEQUENCE was to rise from ${sequence} by one; it is ${raised}.`);
  assertShown(valueIn(after, 'DTSTAMP') >= valueIn(before, 'DTSTAMP'), 'DTSTAMP was to be no earlier than before.');
  assertShown(
    valueIn(after, 'DTSTART') !== valueIn(before, 'DTSTART'),
    'The event was to have its new time; it has the old one.',
  );
}

export function expectBestSlot(environment: ScenarioEnvironment, moment: Moment): void {
  const [best] = environment.state.slots.slots;
  const when = at(environment, moment);
  assertShown(
    best !== undefined && Temporal.Instant.from(best.start).equals(when),
    () =>
      `The time of least clinical use was to be ${inWords(when)}; the desk proposes ${best ? inWords(Temporal.Instant.from(best.start)) : 'none'}.`,
  );
}

export function expectSlotFrom({ state }: ScenarioEnvironment, organisation: Organisation, by: string): void {
  const { byCalendar, bySubstitute } = state.slots;
  const found = by === 'calendar' ? byCalendar : bySubstitute;
  assertShown(
    found.includes(organisation.id),
    () =>
      `${organisation.name} was to be judged by its ${by}; by calendar: ${list(byCalendar)}, by substitute: ${list(bySubstitute)}.`,
  );
}

export function expectNotReadSaid({ state }: ScenarioEnvironment, organisation: Organisation): void {
  assertShown(
    state.slots.notChecked.some((text) => text.includes(organisation.id) || text.includes(organisation.name)),
    () => `The desk was to say that ${organisation.name}'s calendar was not checked; it says ${list(state.slots.notChecked)}.`,
  );
}

export async function expectLinked(environment: ScenarioEnvironment): Promise<void> {
  const [change, incident] = [await readChange(environment), await theIncident(environment)];
  assertShown(
    change.incidents.includes(incident.reference),
    () => `${change.reference} was to name ${incident.reference}; it names ${list(change.incidents)}.`,
  );
  assertShown(
    incident.timeline.some(({ says }) => says.includes(change.reference)),
    `The history of ${incident.reference} was to name ${change.reference}; it does not.`,
  );
}

export const expectTriggers =
  (triggered: boolean) =>
  async (environment: ScenarioEnvironment): Promise<void> => {
    const { reference, review, state } = await readChange(environment);
    assertShown(
      review.triggers.length > 0 === triggered,
      () =>
        `${reference} was ${triggered ? '' : 'not '}to be brought before the board for its incidents; it is ${state}, for ${review.triggers.length} reasons.`,
    );
  };

export async function expectOverdue(environment: ScenarioEnvironment): Promise<void> {
  const { reference, review } = await readChange(environment);
  assertShown(review.overdue, `The review of ${reference} was to be overdue; it is not.`);
}

export async function expectContactTold(environment: ScenarioEnvironment, contact: Contact): Promise<void> {
  const reference = theChange(environment);
  const letters = lettersOf(environment, contact.mail, reference);
  assertShown(
    letters.length > 0,
    () =>
      `The ${titleOf(contact)} was to hear of ${reference} by mail; ${told(() => String(environment.mail.inbox(contact.mail).length))} mails reached them, none about it.`,
  );
}

export async function expectSuccess(environment: ScenarioEnvironment, reviewed: number, failed: number): Promise<void> {
  const now = environment.clock.now();
  const report = await (
    await environment.as('assessor')
  ).changes.success(String(now.subtract({ hours: 24 * 31 })), String(now.add({ hours: 1 })));
  assertShown(
    report.reviewed === reviewed && report.failed === failed,
    `Of the last month's changes ${reviewed} were to be reviewed and ${failed} to have failed; the desk says ${report.reviewed} and ${report.failed}.`,
  );
  const rate = Math.round((1000 * failed) / reviewed) / 10;
  assertShown(report.failureRate === rate, `The failure rate was to be ${rate} %; it is ${report.failureRate} %.`);
}
