import type { Caller, ContactDetails } from '../../../adapters/desk-under-test.ts';
import type { Organisation, Service } from '../../../standards/index.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import { mentions, shapesOf } from '../../environment/references.ts';

/** What one contact says, by field. Each channel takes those that it can carry. */
export interface Said extends Readonly<Record<string, string>> {
  readonly summary: string;
  readonly description: string;
}

/** Makes one contact with the desk. Resolves with what was given, by field, and the reference of its incident. */
export type Contacting = (
  environment: ScenarioEnvironment,
  said: Said,
  about: { readonly place: number; readonly organisation: Organisation; readonly service: Service },
) => Promise<{ readonly reference: string | null; readonly values: Readonly<Record<string, string>> }>;

const detailsOf = ({ summary, description, location }: Said, service: Service): Omit<ContactDetails, 'caller'> => ({
  service: service.id,
  summary,
  description,
  impact: '3',
  urgency: '3',
  ...(location === undefined ? {} : { location }),
});

const callerOf = (environment: ScenarioEnvironment, said: Said, { id }: Organisation): Required<Caller> => {
  const person = environment.people.at(id);
  const { name = person.name, telephone = person.telephone, mail = person.mail } = said;
  return { name, telephone, mail, organisation: id };
};

/** The reference in the first mail to this address: each contact of a sweep writes from an address of its own. */
export const referenceMailedTo = ({ mail, desk }: ScenarioEnvironment, address: string): string | null => {
  const shapes = shapesOf([desk.wording.unknownReference]);
  return mail.inbox(address).flatMap(({ subject, text }) => mentions(shapes, `${subject} ${text}`))[0] ?? null;
};

const logged =
  (channel: 'phone' | 'walk-up'): Contacting =>
  async (environment, said, { organisation, service }) => {
    const caller = callerOf(environment, said, organisation);
    const call =
      channel === 'phone' ? (await environment.telephone.call(environment.people.at(organisation.id).telephone)).id : null;
    const analyst = await environment.as('analyst');
    const { reference } = await analyst.logCall(call, { caller, ...detailsOf(said, service) });
    return { reference, values: { ...said, ...caller, service: service.id } };
  };

const onPortal: Contacting = async (environment, said, { organisation, service }) => {
  const requester = await environment.as('requester', organisation.id);
  const { reference } = await requester.report(detailsOf(said, service));
  return { reference, values: { ...said, organisation: organisation.id, service: service.id } };
};

const byMail: Contacting = async (environment, said, { organisation, place }) => {
  const { name = `Sender ${place}`, mail = `sender.${place}@${organisation.mailDomains[0]}`, summary, description } = said;
  const from = `"${name.replace(/(["\\])/g, '\\$1')}" <${mail}>`;
  await environment.mail.send({ from, to: environment.desk.addresses.mail, subject: summary, text: description });
  await environment.settle();
  return { reference: referenceMailedTo(environment, mail), values: { ...said, name, mail, organisation: organisation.id } };
};

const byFax: Contacting = async (environment, said, { place }) => {
  const telephone = `+442079460${String(400 + place)}`;
  await environment.mail.fax({
    from: telephone,
    to: environment.desk.addresses.fax,
    subject: said.summary,
    lines: ['SEE BELOW'],
  });
  await environment.settle();
  const reference = referenceMailedTo(environment, `FAX=${telephone}@fax-gateway.example`);
  return { reference, values: { summary: said.summary, telephone } };
};

const byTicket: Contacting = async (environment, said, { organisation, service, place }) => {
  const desk = await environment.otherDesk(organisation.id);
  const { name, location, summary, description } = said;
  const { body } = await desk.ask('POST', '/troubleTicket', {
    name: summary,
    description,
    severity: 'Minor',
    ticketType: 'incident',
    externalId: `SWEEP-${place}`,
    relatedEntity: [{ id: service.id, role: 'service', '@referredType': 'Service' }],
    ...(name === undefined ? {} : { relatedParty: [{ id: 'reporter', name, role: 'reporter', '@referredType': 'Individual' }] }),
    ...(location === undefined ? {} : { minimumDataSet: { location } }),
  });
  const reference = typeof body?.['id'] === 'string' ? body['id'] : null;
  return { reference, values: { ...said, organisation: organisation.id, service: service.id } };
};

/** How a contact is made by each channel of the tables. */
export const CONTACTING: Readonly<Record<string, Contacting>> = {
  'the telephone': logged('phone'),
  'the front desk': logged('walk-up'),
  'the portal': onPortal,
  'e-mail': byMail,
  fax: byFax,
  'another desk': byTicket,
};
