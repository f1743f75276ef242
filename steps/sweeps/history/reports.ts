import type { ScenarioEnvironment } from '../../environment/index.ts';
import { assertShown } from '../../expectation.ts';
import { CONTACTING } from '../found-again/contacts.ts';
import { CALLER, detailsFor, nationalServices, visited, type Subject } from './subject.ts';

type Reporting = (environment: ScenarioEnvironment, place: number) => Promise<Subject>;

/** By a channel of the other sweeps. The desk of the second organisation writes the tickets. */
const by =
  (channel: string): Reporting =>
  async (environment, place) => {
    const organisation = environment.standard.organisations[channel === 'another desk' ? 1 : 0]!;
    const { summary, description } = detailsFor(environment, place);
    const said = { summary, description, ...(channel !== 'e-mail' && { name: CALLER }) };
    const service = nationalServices(environment)[0]!;
    const { reference } = await CONTACTING[channel]!(environment, said, { place, organisation, service });
    return subjectOf(environment, reference, summary);
  };

async function subjectOf(environment: ScenarioEnvironment, reference: string | null, summary: string): Promise<Subject> {
  assertShown(reference !== null, `"${summary}" was to become an incident; it did not.`);
  const analyst = await environment.as('analyst');
  return { environment, analyst, reference, words: '', mail: '', means: {} };
}

const written =
  (text: string, file?: string): Reporting =>
  async (environment, place) => {
    const { summary } = detailsFor(environment, place);
    await environment.mail.send({
      from: `${CALLER} <robin.${place}@${environment.standard.organisations[0]!.mailDomains[0]}>`,
      ...{ to: environment.desk.addresses.mail, subject: summary, text },
      ...(file !== undefined && {
        attachments: [{ filename: file, contentType: 'video/mp4', content: Buffer.from('not a picture') }],
      }),
    });
    await environment.settle();
    const found = (await environment.desk.everything()).find((each) => each.summary === summary);
    return subjectOf(environment, found?.reference ?? null, summary);
  };

/** How an incident begins, in the words of the table. */
export const REPORTS: Readonly<Record<string, Reporting>> = {
  'a report by telephone': by('the telephone'),
  'a report at the front desk': async (environment, place) => visited(environment, place),
  'a report on the portal': by('the portal'),
  'a report by mail': by('e-mail'),
  'a report by fax': by('fax'),
  'a report by another desk': by('another desk'),
  'a report that names a danger': async (environment, place) => {
    const analyst = await environment.as('analyst');
    const [organisation] = environment.standard.organisations;
    const caller = { name: CALLER, organisation: organisation!.id, telephone: '020 7946 0599' };
    const details = { caller, ...detailsFor(environment, place), safety: ['possible-harm'] as const };
    const { reference, summary } = await analyst.logCall(null, details);
    return subjectOf(environment, reference, summary);
  },
  'a report by mail with a file of no use': written('A film of it is attached.', 'clip.mp4'),
  "a report with a patient's number": written('The record of 943 476 5919 will not open.'),
};
