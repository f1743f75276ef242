import { Then, When } from '@cucumber/cucumber';
import type { Level, Organisation, Service, Severity } from '../standards/index.ts';
import { attempt, byAnalyst, expectRefused, toTheClose } from './acts/desk.ts';
import { expectAnsweredWithin, expectDue, expectStopped } from './expect/clocks.ts';
import type { Measure } from './expect/clocks.ts';
import {
  CHANNELS,
  expectCameBy,
  expectNamed,
  expectRecords,
  expectSeverity,
  expectState,
  expectWords,
  theIncident,
} from './expect/records.ts';
import { show } from './expect/shown.ts';
import { instantOf } from './moments.ts';
import type { Moment } from './moments.ts';
import { on } from './stage/index.ts';

When('the desk answers, resolves it, and the caller confirms that it works', on(toTheClose));
When(
  'the analyst acknowledges the incident',
  on(async (stage) => byAnalyst(stage, async (analyst, reference) => analyst.acknowledge(reference))),
);
When(
  'the analyst responds: {string}',
  on(async (stage, text: string) => byAnalyst(stage, async (analyst, reference) => analyst.respond(reference, text))),
);
When(
  'the analyst reopens the incident, because {string}',
  on(async (stage, reason: string) => byAnalyst(stage, async (analyst, reference) => analyst.reopen(reference, reason))),
);
When(
  'the analyst reclassifies it to impact {level} and urgency {level}, because {string}',
  on(async (stage, impact: Level, urgency: Level, reason: string) =>
    byAnalyst(stage, async (analyst, reference) => analyst.reclassify(reference, { impact, urgency, reason })),
  ),
);
When(
  'the analyst tries to reclassify it to impact {level} and urgency {level} without a reason',
  on(async (stage, impact: Level, urgency: Level) =>
    attempt(stage, async () =>
      byAnalyst(stage, async (analyst, reference) => analyst.reclassify(reference, { impact, urgency, reason: '' })),
    ),
  ),
);
When(
  '{organisation} tries to reclassify it to impact {level} and urgency {level}',
  on(async (stage, { id }: Organisation, impact: Level, urgency: Level) =>
    attempt(stage, async () =>
      (await stage.as('requester', id)).reclassify(stage.memory.references.at(-1)!, { impact, urgency, reason: 'It is urgent' }),
    ),
  ),
);
When(
  'the caller confirms that it works, and the analyst closes the incident',
  on(async (stage) =>
    byAnalyst(stage, async (analyst, reference) => {
      await analyst.confirm(reference);
      await stage.quiet();
      await analyst.close(reference);
    }),
  ),
);

Then(
  'the desk refuses',
  on((stage) => expectRefused(stage)),
);
Then(
  'the desk refuses, and names {word} and {word}',
  on((stage, one: string, other: string) => expectRefused(stage, one, other)),
);
Then(
  'the analyst cannot close the incident yet',
  on(async (stage) => {
    await attempt(stage, async () => byAnalyst(stage, async (analyst, reference) => analyst.close(reference)));
    expectRefused(stage);
  }),
);
Then('the desk holds exactly {int} record(s)', on(expectRecords));
Then(
  'the record names the caller, {organisation}, {service}, {channel} and {moment}',
  on(async (stage, organisation: Organisation, service: Service, channel: string, moment: Moment) =>
    expectNamed(stage, organisation, service, channel, instantOf(moment, stage.startedAt)),
  ),
);
Then('the record keeps the words {string}', on(expectWords));
Then('the incident has severity {severity}', on(expectSeverity));
Then(
  'the incident is closed, and came by {channel}',
  on(async (stage, channel: string) => {
    await expectState(stage, 'closed');
    await expectCameBy(stage, CHANNELS[channel]!);
  }),
);
Then(
  'the incident came by {channel} from {organisation}',
  on(async (stage, channel: string, { id }: Organisation) => {
    await expectCameBy(stage, CHANNELS[channel]!);
    const incident = await theIncident(stage);
    show(incident.organisation === id, `${incident.reference} was to be ${id}'s, and is ${incident.organisation}'s.`);
  }),
);
Then(
  'the {measure} is due at {moment}',
  on(async (stage, measure: Measure, moment: Moment) => expectDue(stage, measure, instantOf(moment, stage.clock.now()))),
);
Then(
  'the response was given within {span}',
  on(async (stage, span: Temporal.Duration) => expectStopped(stage, 'response', span)),
);
Then('the caller was answered within {span} of the contact', on(expectAnsweredWithin));
Then(
  'the four have severity {severity}, {severity}, {severity} and {severity}, in this order',
  on(async (stage, first: Severity, second: Severity, third: Severity, fourth: Severity) => {
    const severities = [first, second, third, fourth];
    const assessor = await stage.as('assessor');
    const found = await Promise.all(
      stage.memory.references.map(async (reference) => (await assessor.incident(reference)).severity),
    );
    show(found.join() === severities.join(), `The severities were to be ${severities.join(', ')}, and are ${found.join(', ')}.`);
  }),
);
