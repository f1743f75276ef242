import type { ContactDetails } from '../../adapters/desk-under-test.ts';
import type { Level, Organisation, SafetyFlag, Service, Severity } from '../../standards/index.ts';
import { levelsOf } from '../../standards/levels.ts';
import { show } from '../expect/shown.ts';
import type { Stage } from '../stage/index.ts';

/*
 * Each contact ends when what it sets off is over, so that the next one finds the world at rest: the order of things is then the
 * same in every run.
 */

/** What a caller says when the scenario does not make a point of it. */
export const reportOf = (stage: Stage, organisation: Organisation, service: Service, summary: string): ContactDetails => ({
  caller: stage.people.at(organisation.id),
  service: service.id,
  summary,
  description: `${summary}. Restarting did not help.`,
  impact: '3',
  urgency: '3',
});

/** The caller rings and waits. Nobody has taken the call yet. */
export async function ring(stage: Stage, organisation: Organisation, service: Service, summary: string): Promise<void> {
  stage.need('phone');
  const { memory } = stage;
  memory.caller = stage.people.at(organisation.id);
  memory.contact = reportOf(stage, organisation, service, summary);
  memory.openedAt = stage.clock.now();
  memory.call = await stage.telephone.call(memory.caller.telephone);
}

/** An analyst takes the ringing call and logs it while the caller waits. */
export async function logCall(stage: Stage, details: Partial<ContactDetails> = {}): Promise<void> {
  const { memory } = stage;
  const analyst = await stage.as('analyst');
  memory.opened = await analyst.logCall(memory.call!.id, { ...memory.contact!, ...details });
  memory.references.push(memory.opened.reference);
  await stage.quiet();
}

export async function telephonedIn(
  stage: Stage,
  severity: Severity,
  service: Service,
  organisation: Organisation,
): Promise<void> {
  await ring(stage, organisation, service, `${service.name} does not work`);
  await logCall(stage, levelsOf(stage, severity));
}

export async function flagged(stage: Stage, impact: Level, urgency: Level, flag: string): Promise<void> {
  await logCall(stage, { impact, urgency, safety: [flag.replaceAll(' ', '-') as SafetyFlag] });
}

/** By real SMTP. The caller's address tells the desk who writes. */
export async function write(
  stage: Stage,
  organisation: Organisation,
  subject: string,
  text = `${subject}. Please help.`,
): Promise<void> {
  stage.need('email');
  const { memory, mail, desk } = stage;
  memory.caller = stage.people.at(organisation.id);
  memory.openedAt = stage.clock.now();
  memory.sent.push(await mail.send({ from: memory.caller.mail, to: desk.addresses.mail, subject, text }));
  await stage.quiet();
}

export async function fax(stage: Stage, organisation: Organisation, lines: readonly string[], subject?: string): Promise<void> {
  stage.need('fax');
  const { memory, mail, desk } = stage;
  const { telephone, ...caller } = stage.people.at(organisation.id);
  memory.caller = { ...caller, telephone, name: `Fax ${telephone}`, mail: `FAX=${telephone}@fax-gateway.example` };
  memory.openedAt = stage.clock.now();
  const { tiff, messageId } = await mail.fax({
    from: telephone,
    to: desk.addresses.fax,
    lines,
    ...(subject === undefined ? {} : { subject }),
  });
  memory.sent.push(messageId);
  memory.fax = { tiff, from: telephone };
  await stage.quiet();
}

/** On the portal, by its API; what names the page uses the browser. */
export async function report(
  stage: Stage,
  organisation: Organisation,
  details: Partial<ContactDetails> & { readonly summary: string },
): Promise<void> {
  stage.need('portal');
  const { caller, ...rest } = reportOf(stage, organisation, stage.standard.services[0]!, details.summary);
  const requester = await stage.as('requester', organisation.id);
  stage.memory.caller = caller as Required<typeof caller>;
  stage.memory.openedAt = stage.clock.now();
  stage.memory.opened = await requester.report({ ...rest, ...details });
  stage.memory.references.push(stage.memory.opened.reference);
  await stage.quiet();
}

/** Every kind of contact of one busy hour, minutes apart. */
export async function busyHour(
  stage: Stage,
  amount: Readonly<Record<'phone' | 'email' | 'fax' | 'portal', number>>,
): Promise<void> {
  const { organisations, services } = stage.standard;
  const kinds = (Object.keys(amount) as (keyof typeof amount)[]).flatMap((kind) => Array<typeof kind>(amount[kind]).fill(kind));
  for (const [place, kind] of kinds.entries()) {
    const organisation = organisations[place % organisations.length]!;
    const summary = `Contact ${place + 1} of a busy hour`;
    if (kind === 'phone') {
      await ring(stage, organisation, services[0]!, summary);
      await logCall(stage);
      show(stage.memory.call!.heard.length > 0, `The caller of "${summary}" was told nothing on the telephone.`);
    } else if (kind === 'email') await write(stage, organisation, summary);
    else if (kind === 'fax') await fax(stage, organisation, [summary.toUpperCase()], summary);
    else await report(stage, organisation, { summary });
    stage.memory.noted.set(summary, kind);
    await stage.clock.advance(Temporal.Duration.from({ minutes: 5 }));
  }
}
