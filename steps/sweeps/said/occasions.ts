import type { DeskSession } from '../../../adapters/desk-under-test.ts';
import type { Service, Severity } from '../../../standards/index.ts';
import { levelsOf } from '../../expected/levels.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import type { OccasionFacts } from '../../environment/remembered.ts';
import { assertShown } from '../../expectation.ts';
import { completeData } from '../../hand-off/data.ts';
import { mentions, shapesOf } from '../../environment/references.ts';
import { inWords } from '../../time/moments.ts';

/** What happened, to which incident. */
export interface Happened {
  readonly reference: string;
  readonly means: OccasionFacts;
}
/** Lets something happen about an incident of its own. `place` counts the occasions of the sweep. */
type Happening = (environment: ScenarioEnvironment, place: number) => Promise<Happened>;

interface Report {
  readonly severity?: Severity;
  readonly withMail?: boolean;
  readonly national?: boolean;
}

const minutes = (amount: number) => Temporal.Duration.from({ minutes: amount });
const hours = (amount: number) => Temporal.Duration.from({ hours: amount });

function serviceFor({ standard, lsp }: ScenarioEnvironment, place: number, national: boolean): Service {
  const fitting = standard.services.filter((service) => (national ? service.supplier === lsp.id : service.tier !== 'none'));
  return fitting[place % fitting.length]!;
}

function factsOf(environment: ScenarioEnvironment, place: number, { severity = '3', national = true }: Report): OccasionFacts {
  const { organisations } = environment.standard;
  const organisation = organisations[place % organisations.length]!;
  return {
    service: serviceFor(environment, place, national).name,
    severity,
    summary: `Terminal ${place} in the corridor is dark`,
    organisation: organisation.name,
    caller: `Robin Ward-${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[place % 26]}`,
    number: `020 7946 0${500 + place}`,
    mail: `robin.${place}@${organisation.mailDomains[0]}`,
    words: `Answer ${place}: it is the cable`,
    time: null,
  };
}

/** An analyst logs a visit to the front desk. */
async function visited(environment: ScenarioEnvironment, place: number, report: Report = {}) {
  const { organisations } = environment.standard;
  const means = factsOf(environment, place, report);
  const analyst = await environment.as('analyst');
  const { reference } = await analyst.logCall(null, {
    caller: {
      name: means.caller,
      organisation: organisations[place % organisations.length]!.id,
      telephone: means.number,
      ...(report.withMail === false ? {} : { mail: means.mail }),
    },
    service: serviceFor(environment, place, report.national ?? true).id,
    summary: means.summary,
    description: `${means.summary}. Restarting did not help.`,
    ...levelsOf(environment, report.severity ?? '3'),
  });
  return { reference, means, analyst };
}

/** A mail from somebody of an organisation that the desk serves. The service is named in its subject. */
async function written(
  environment: ScenarioEnvironment,
  place: number,
  more: { readonly text?: string; readonly file?: string } = {},
) {
  const facts = factsOf(environment, place, {});
  const summary = `${facts.summary} (${facts.service})`;
  const { mail, caller } = facts;
  await environment.mail.send({
    from: `"${caller}" <${mail}>`,
    to: environment.desk.addresses.mail,
    subject: summary,
    text: more.text ?? 'Restarting did not help.',
    ...(more.file === undefined
      ? {}
      : { attachments: [{ filename: more.file, contentType: 'video/mp4', content: Buffer.from('not a picture') }] }),
  });
  await environment.settle();
  const [letter] = environment.mail.inbox(mail);
  const shapes = shapesOf([environment.desk.wording.unknownReference]);
  const [reference] = mentions(shapes, `${letter?.subject} ${letter?.text}`);
  assertShown(
    reference !== undefined,
    `"${summary}" was to become an incident whose reference its sender is mailed; it did not.`,
  );
  return { reference, means: { ...facts, summary }, letter: letter! };
}

/** Lets the analyst act on an incident that was reported at the front desk, and waits for what follows from it. */
const after =
  (
    report: Report,
    act: (analyst: DeskSession, happened: Happened, environment: ScenarioEnvironment) => Promise<unknown>,
  ): Happening =>
  async (environment, place) => {
    const { analyst, ...happened } = await visited(environment, place, report);
    await act(analyst, happened, environment);
    await environment.settle();
    return happened;
  };

const answered = async (analyst: DeskSession, reference: string): Promise<void> => {
  await analyst.acknowledge(reference);
  await analyst.respond(reference, 'We see it too.');
};

async function handOff(analyst: DeskSession, environment: ScenarioEnvironment, reference: string): Promise<void> {
  const incident = await analyst.incident(reference);
  // Calls read out what the analyst wrote, so the analyst writes the time as people do.
  const occurredAt = inWords(Temporal.Instant.from(incident.openedAt));
  await analyst.handOff(reference, { ...completeData(environment, incident), occurredAt });
  await environment.settle();
}

/** What can happen, in the words of the tables. */
export const HAPPENING: Readonly<Record<string, Happening>> = {
  'a report by mail': async (environment, place) => written(environment, place),
  'a report by mail with a file of no use': async (environment, place) => written(environment, place, { file: 'clip.mp4' }),
  "a report by mail with a patient's number": async (environment, place) =>
    written(environment, place, { text: 'The record of 943 476 5919 will not open.' }),
  'a report by telephone': async (environment, place) => {
    const means = factsOf(environment, place, {});
    const organisation = environment.standard.organisations[place % environment.standard.organisations.length]!;
    const call = await environment.telephone.call(means.number);
    const { reference } = await (
      await environment.as('analyst')
    ).logCall(call.id, {
      caller: { name: means.caller, organisation: organisation.id, telephone: means.number },
      service: serviceFor(environment, place, true).id,
      summary: means.summary,
      description: means.summary,
      ...levelsOf(environment, '3'),
    });
    return { reference, means };
  },
  'an answer of the desk': after({}, async (analyst, { reference, means }) => analyst.respond(reference, means.words)),
  'a severity 1 incident goes on': after({ severity: '1', national: false }, async (analyst, { reference }, { clock }) => {
    await answered(analyst, reference);
    await clock.advance(minutes(31));
    await analyst.resolve(reference, 'It was the cable.');
  }),
  'a severity 2 incident goes on at the supplier': after({ severity: '2' }, async (analyst, { reference }, environment) => {
    await answered(analyst, reference);
    await handOff(analyst, environment, reference);
    await environment.clock.advance(minutes(61));
  }),
  'a resolution': after({}, async (analyst, { reference }) => analyst.resolve(reference, 'It was the cable.')),
  'a confirmation': after({}, async (analyst, { reference }, environment) => {
    await analyst.resolve(reference, 'It was the cable.');
    await analyst.confirm(reference);
    await environment.settle();
    await analyst.close(reference);
  }),
  "a caller's answer": async (environment, place) => {
    const { letter, ...happened } = await written(environment, place);
    const analyst = await environment.as('analyst');
    await analyst.respond(happened.reference, 'Which terminal is it?');
    await analyst.pause(happened.reference, 'awaiting-caller');
    const { mail, words } = happened.means;
    const answer = { inReplyTo: letter.messageId, references: [letter.messageId] };
    await environment.mail.send({
      from: mail,
      to: environment.desk.addresses.mail,
      subject: letter.subject,
      text: words,
      ...answer,
    });
    return happened;
  },
  'a letter that comes back': async (environment, place) => {
    const { analyst, ...happened } = await visited(environment, place);
    await analyst.respond(happened.reference, 'We see it too.');
    await environment.settle();
    const { mail } = happened.means;
    const [letter] = environment.mail.inbox(mail);
    await environment.mail.send({
      from: `mailer-daemon@${mail.split('@')[1]}`,
      to: environment.desk.addresses.mail,
      subject: 'Undelivered Mail Returned to Sender',
      headers: { 'X-Failed-Recipients': mail },
      text: `550 5.1.1 <${mail}>: user unknown\n\nMessage-ID: ${letter?.messageId}`,
    });
    return happened;
  },
  'a reminder': after({}, async (analyst, { reference, means }, { clock }) => {
    await analyst.remind(reference, String(clock.now().add({ minutes: 30 })), means.words);
    await clock.advance(minutes(31));
  }),
  'a severity 1 caller without an address': after(
    { severity: '1', national: false, withMail: false },
    async (analyst, { reference }, { clock }) => {
      await answered(analyst, reference);
      await clock.advance(minutes(31));
      await analyst.resolve(reference, 'It was the cable.');
    },
  ),
  'an interface that is away': async (environment, place) => {
    environment.supplier.faults([{ fault: 'unavailable' }]);
    const { analyst, ...happened } = await visited(environment, place, { severity: '2' });
    const time = environment.clock.now();
    await handOff(analyst, environment, happened.reference);
    await environment.clock.advance(minutes(35));
    environment.supplier.faults([]);
    await environment.clock.advance(hours(1));
    return { ...happened, means: { ...happened.means, time } };
  },
  'a supplier that stays silent': async (environment, place) => {
    const { analyst, ...happened } = await visited(environment, place, { severity: '2' });
    await handOff(analyst, environment, happened.reference);
    await environment.clock.advance(minutes(40));
    return happened;
  },
  'a silent caller': after({ severity: '4' }, async (analyst, { reference }, { clock }) => {
    await analyst.respond(reference, 'Which terminal is it?');
    await analyst.pause(reference, 'awaiting-caller');
    await clock.advance(hours(100));
  }),
  'a silent caller without an address': after({ severity: '4', withMail: false }, async (analyst, { reference }, { clock }) => {
    await analyst.respond(reference, 'Which terminal is it?');
    await analyst.pause(reference, 'awaiting-caller');
    await clock.advance(hours(100));
  }),
  'a confirmation that nobody acts upon': after({}, async (analyst, { reference }, { clock }) => {
    await analyst.resolve(reference, 'It was the cable.');
    await analyst.confirm(reference);
    await clock.advance(hours(24));
  }),
};
