import { completeData } from '../../hand-off/data.ts';
import type { Organisation } from '../../../standards/index.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import { assertShown } from '../../expectation.ts';
import { CONTACTING, referenceMailedTo } from './contacts.ts';

interface About {
  /** Counts the incidents of the sweep: each has a caller of its own. */
  readonly place: number;
  readonly withDesk: Organisation;
}
/** Opens an incident and adds the text to it. Resolves with its reference. */
type Adding = (environment: ScenarioEnvironment, text: string, about: About) => Promise<string>;

export const addressOf = ({ standard }: ScenarioEnvironment, place: number): string =>
  `caller.${place}@${standard.organisations[0]!.mailDomains[0]!}`;

/** An incident of a national service, whose caller has an address that nobody else has. */
async function logged(environment: ScenarioEnvironment, place: number, channel = 'the front desk'): Promise<string> {
  const { organisations, services } = environment.standard;
  const said = {
    summary: `Incident ${place} of a sweep`,
    description: 'Nobody gets past the first screen.',
    ...(channel === 'another desk' ? {} : { mail: addressOf(environment, place) }),
  };
  const service = services.find(({ national, supplier }) => national && supplier === environment.lsp.id)!;
  const about = { place: 1000 + place, organisation: organisations[0]!, service };
  const { reference } = await CONTACTING[channel]!(environment, said, about);
  assertShown(reference !== null, () => `"${said.summary}" was to become an incident; none was found.`);
  return reference;
}

const byAnalyst =
  (add: (analyst: Awaited<ReturnType<ScenarioEnvironment['as']>>, reference: string, text: string) => Promise<void>): Adding =>
  async (environment, text, { place }) => {
    const reference = await logged(environment, place);
    await add(await environment.as('analyst'), reference, text);
    return reference;
  };

async function handedOff(environment: ScenarioEnvironment, place: number) {
  const reference = await logged(environment, place);
  const analyst = await environment.as('analyst');
  await analyst.handOff(reference, completeData(environment, await analyst.incident(reference)));
  await environment.settle();
  const ticket = environment.supplier.tickets.find(({ externalId }) => externalId === reference);
  assertShown(ticket !== undefined, `The LSP was to hold a ticket for ${reference}; it holds none.`);
  return { reference, analyst, ticket };
}

/** Who adds a text to an incident, and how. */
export const ADDING: Readonly<Record<string, Adding>> = {
  'the caller by e-mail': async (environment, text, { place }) => {
    const reference = await logged(environment, place, 'e-mail');
    const from = addressOf(environment, place);
    const [letter] = environment.mail.inbox(from);
    const { subject = '', messageId = '' } = letter ?? {};
    const answer = { inReplyTo: messageId, references: [messageId] };
    await environment.mail.send({ from, to: environment.desk.addresses.mail, subject: `RE: ${subject}`, text, ...answer });
    return referenceMailedTo(environment, from) ?? reference;
  },
  'the caller on the portal': async (environment, text, { place }) => {
    const organisation = environment.standard.organisations[0]!;
    const about = { place, organisation, service: environment.standard.services[0]! };
    const said = { summary: `Incident ${place} of a sweep`, description: 'It began this morning.' };
    const { reference } = await CONTACTING['the portal']!(environment, said, about);
    await (await environment.as('requester', organisation.id)).note(reference!, text);
    return reference!;
  },
  'the analyst in a note': byAnalyst(async (analyst, reference, text) => analyst.note(reference, text)),
  'the analyst in a response': byAnalyst(async (analyst, reference, text) => analyst.respond(reference, text)),
  'the analyst in a resolution': byAnalyst(async (analyst, reference, text) => analyst.resolve(reference, text)),
  'the analyst to the supplier': async (environment, text, { place }) => {
    const { reference, analyst, ticket } = await handedOff(environment, place);
    await environment.supplier.move(ticket.id, 'inProgress');
    await environment.supplier.move(ticket.id, 'pending', 'Which screen?');
    await analyst.answerSupplier(reference, text);
    return reference;
  },
  'the supplier in a note': async (environment, text, { place }) => {
    const { reference, ticket } = await handedOff(environment, place);
    await environment.supplier.note(ticket.id, text);
    return reference;
  },
  'another desk in a note': async (environment, text, { place, withDesk }) => {
    const desk = await environment.otherDesk(withDesk.id);
    const about = { place, organisation: withDesk, service: environment.standard.services[0]! };
    const said = { summary: `Incident ${place} of a sweep`, description: 'It began this morning.' };
    const { reference } = await CONTACTING['another desk']!(environment, said, about);
    await desk.ask('PATCH', `/troubleTicket/${reference}`, { note: [{ text }] });
    return reference!;
  },
};
