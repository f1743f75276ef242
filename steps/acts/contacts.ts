import { levelsOf } from '../../standards/levels.ts';
import type { ContactDetails } from '../../adapters/desk-under-test.ts';
import type { Level, Organisation, SafetyFlag, Service, Severity } from '../../standards/index.ts';
import { assertShown } from '../expectation.ts';
import type { ContactKind } from '../environment/remembered.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';

/*
 * Each contact ends when what it sets off is over, so that the next one finds the world at rest: the order of things is then the
 * same in every run.
 */

/** What a caller says when the scenario does not make a point of it. */
export const reportOf = (
  environment: ScenarioEnvironment,
  organisation: Organisation,
  service: Service,
  summary: string,
): ContactDetails => ({
  caller: environment.people.at(organisation.id),
  service: service.id,
  summary,
  description: `${summary}. Restarting did not help.`,
  impact: '3',
  urgency: '3',
});

/** The caller rings and waits. Nobody has taken the call yet. */
export async function ring(
  environment: ScenarioEnvironment,
  organisation: Organisation,
  service: Service,
  summary: string,
): Promise<void> {
  environment.need('phone');
  const { state } = environment;
  state.caller = environment.people.at(organisation.id);
  state.contact = reportOf(environment, organisation, service, summary);
  state.openedAt = environment.clock.now();
  state.call = await environment.telephone.call(state.caller.telephone);
}

/** An analyst takes the ringing call and logs it while the caller waits. */
export async function logCall(environment: ScenarioEnvironment, details: Partial<ContactDetails> = {}): Promise<void> {
  const { state } = environment;
  const analyst = await environment.as('analyst');
  const { reference } = await analyst.logCall(state.call.id, { ...state.contact, ...details });
  state.references.push(reference);
  await environment.settle();
}

export async function telephonedIn(
  environment: ScenarioEnvironment,
  severity: Severity,
  service: Service,
  organisation: Organisation,
): Promise<void> {
  await ring(environment, organisation, service, `${service.name} does not work`);
  await logCall(environment, levelsOf(environment, severity));
}

export async function flagged(environment: ScenarioEnvironment, impact: Level, urgency: Level, flag: string): Promise<void> {
  await logCall(environment, { impact, urgency, safety: [flag.replaceAll(' ', '-') as SafetyFlag] });
}

/** By real SMTP. The caller's address tells the desk who writes. */
export async function write(
  environment: ScenarioEnvironment,
  organisation: Organisation,
  subject: string,
  text = `${subject}. Please help.`,
): Promise<void> {
  environment.need('email');
  const { state, mail, desk } = environment;
  state.caller = environment.people.at(organisation.id);
  state.openedAt = environment.clock.now();
  state.sent.push(await mail.send({ from: state.caller.mail, to: desk.addresses.mail, subject, text }));
  await environment.settle();
}

export async function fax(
  environment: ScenarioEnvironment,
  organisation: Organisation,
  lines: readonly string[],
  subject?: string,
): Promise<void> {
  environment.need('fax');
  const { state, mail, desk } = environment;
  const { telephone, ...caller } = environment.people.at(organisation.id);
  state.caller = { ...caller, telephone, name: `Fax ${telephone}`, mail: `FAX=${telephone}@fax-gateway.example` };
  state.openedAt = environment.clock.now();
  const { tiff, messageId } = await mail.fax({
    from: telephone,
    to: desk.addresses.fax,
    lines,
    ...(subject === undefined ? {} : { subject }),
  });
  state.sent.push(messageId);
  state.fax = { tiff, from: telephone };
  await environment.settle();
}

/** On the portal, by its API; what names the page uses the browser. */
export async function report(
  environment: ScenarioEnvironment,
  organisation: Organisation,
  details: Partial<ContactDetails> & { readonly summary: string },
): Promise<void> {
  environment.need('portal');
  const { caller, ...rest } = reportOf(environment, organisation, environment.standard.services[0]!, details.summary);
  const requester = await environment.as('requester', organisation.id);
  environment.state.caller = caller as Required<typeof caller>;
  environment.state.openedAt = environment.clock.now();
  const { reference } = await requester.report({ ...rest, ...details });
  environment.state.references.push(reference);
  await environment.settle();
}

/** Every kind of contact of one busy hour, minutes apart. */
export async function busyHour(environment: ScenarioEnvironment, amount: Readonly<Record<ContactKind, number>>): Promise<void> {
  const { organisations, services } = environment.standard;
  const kinds = (Object.keys(amount) as ContactKind[]).flatMap((kind) => Array<ContactKind>(amount[kind]).fill(kind));
  const sent = new Map<string, ContactKind>();
  environment.state.busyHour = sent;
  for (const [place, kind] of kinds.entries()) {
    const organisation = organisations[place % organisations.length]!;
    const summary = `Contact ${place + 1} of a busy hour`;
    if (kind === 'phone') {
      await ring(environment, organisation, services[0]!, summary);
      await logCall(environment);
      assertShown(environment.state.call.heard.length > 0, `The caller of "${summary}" was told nothing on the telephone.`);
    } else if (kind === 'email') await write(environment, organisation, summary);
    else if (kind === 'fax') await fax(environment, organisation, [summary.toUpperCase()], summary);
    else await report(environment, organisation, { summary });
    sent.set(summary, kind);
    await environment.clock.advance(Temporal.Duration.from({ minutes: 5 }));
  }
}
