import { Given, Then, When } from '@cucumber/cucumber';
import type { Organisation, Service, Severity } from '../standards/index.ts';
import { telephonedIn } from './acts/contacts.ts';
import {
  bothHandOff,
  expectEachNamed,
  handOff,
  handOffWith,
  handOffWithout,
  missEachField,
  withTheSupplier,
} from './acts/hand-off.ts';
import {
  eachService,
  expectEachAtTheLsp,
  expectLocalKept,
  expectNotContacted,
  handOffEach,
  handOffSame,
} from './acts/every-service.ts';
import { expectNeitherAsked, expectAsked } from './expect/letters.ts';
import {
  expectAskedAtLeast,
  expectCarried,
  expectNoSooner,
  expectNothingSent,
  expectPaired,
  expectReceivedAt,
  expectTakenTwice,
  expectTickets,
  expectTurnedAway,
  expectTicketStatus,
  expectStillWaiting,
  expectOneEach,
  theTicket,
} from './expect/supplier.ts';
import type { HandOffDetails } from '../adapters/desk-under-test.ts';
import { instantOf } from './moments.ts';
import type { Moment } from './moments.ts';
import { on } from './stage/index.ts';

Given(
  'a severity {severity} incident with {service}, telephoned in by {organisation}, with the LSP',
  on(async (stage, severity: Severity, service: Service, organisation: Organisation) => {
    await telephonedIn(stage, severity, service, organisation);
    await withTheSupplier(stage);
  }),
);
Given(
  'a severity {severity} incident with each national application and one with a local service, telephoned in by {organisation}',
  on(eachService),
);
Given(
  'the LSP works on each ticket after {span} and resolves it after {span} more: {string}',
  on(({ supplier }, first: Temporal.Duration, second: Temporal.Duration, note: string) =>
    supplier.behave({
      walk: [
        { after: String(first), to: 'inProgress' },
        { after: String(second), to: 'resolved', note },
      ],
    }),
  ),
);
Given(
  'the LSP stores the ticket and the answer is lost',
  on(({ supplier }) => supplier.behave({ losesAnswers: 1 })),
);
Given(
  'the LSP stores the ticket and {int} answers are lost',
  on(({ supplier }, losesAnswers: number) => supplier.behave({ losesAnswers })),
);
Given(
  'the LSP answers 503 twice and asks to come back after {int} seconds',
  on(({ supplier }, retryAfterSeconds: number) => supplier.behave({ unavailable: { times: 2, retryAfterSeconds } })),
);
Given(
  'the LSP takes {span} to answer',
  on(({ supplier }, span: Temporal.Duration) => supplier.behave({ answersAfter: String(span) })),
);
Given(
  'messages arrive that are signed with another key',
  on(({ supplier }) => supplier.behave({ signsWrongly: true })),
);
Given(
  'the LSP sends each of its messages twice',
  on(({ supplier }) => supplier.behave({ duplicatesCallbacks: true })),
);

When(
  'the analyst hands the incident to the supplier with everything it needs',
  on(async (stage) => handOff(stage)),
);
When(
  'the analyst hands the incident to the supplier with the workaround:',
  on(async (stage, workaround: string) => handOff(stage, { workaround })),
);
When(
  'the analyst tries to hand it off with {string} for {word} and {string} for {word}',
  on(async (stage, one: string, first: string, other: string, second: string) =>
    handOffWith(stage, { [first]: one, [second]: other }),
  ),
);
When(
  'the analyst tries to hand it off with the {word} {string}',
  on(async (stage, field: string, value: string) => handOffWith(stage, { [field]: value })),
);
When(
  'the analyst tries to hand it off without {word} and {word}',
  on(async (stage, one: string, other: string) => handOffWithout(stage, [one, other])),
);
When('the analyst tries to hand it off once without each field of the minimum data set', on(missEachField));
When(
  'the analyst hands it over once more after {span}',
  on(async (stage, span: Temporal.Duration) => {
    await stage.clock.advance(span);
    await handOffWith(stage, {});
  }),
);
When('two analysts hand the incident to the supplier at the same moment', on(bothHandOff));
When('the analyst hands each of them to its supplier', on(handOffEach));
When('the analyst hands both incidents to the supplier with the same words', on(handOffSame));
When(
  'the LSP resolves its ticket: {string}',
  on(async (stage, note: string) => {
    const { id, status } = theTicket(stage);
    if (status === 'acknowledged') await stage.supplier.move(id, 'inProgress');
    await stage.supplier.move(id, 'resolved', note);
  }),
);

Then(
  'the LSP received the hand-off at {moment}, with our reference, and gave us its own',
  on(async (stage, moment: Moment) => {
    expectReceivedAt(stage, instantOf(moment, stage.startedAt));
    await expectPaired(stage);
  }),
);
Then('the LSP holds {int} ticket(s)', on(expectTickets));
Then(
  'the LSP has every field as the analyst gave it',
  on((stage) => expectCarried(stage, stage.memory.noted.get('hand-off') as HandOffDetails)),
);
Then('nothing has reached the LSP', on(expectNothingSent));
Then('the desk refused each time, and named the missing field', on(expectEachNamed));
Then(
  'the LSP was asked at least {int} time(s) and holds {int} ticket',
  on((stage, times: number, tickets: number) => {
    expectAskedAtLeast(stage, times);
    expectTickets(stage, tickets);
  }),
);
Then("our record and the LSP's ticket name each other", on(expectPaired));
Then('no attempt came sooner than {int} seconds after the one before', on(expectNoSooner));
Then(
  "the LSP's ticket is closed",
  on((stage) => expectTicketStatus(stage, 'closed')),
);
Then(
  "the LSP's ticket is resolved, and not yet closed",
  on((stage) => expectTicketStatus(stage, 'resolved')),
);
Then(
  "the LSP's ticket is being worked on again",
  on((stage) => expectTicketStatus(stage, 'inProgress')),
);
Then(
  'the caller was asked by mail whether it works again',
  on((stage) => expectAsked(stage)),
);
Then(
  'the caller was asked once by mail whether it works again',
  on((stage) => expectAsked(stage, 1)),
);
Then('the caller was not asked anything', on(expectNeitherAsked));
Then('the desk turned the message away', on(expectTurnedAway));
Then('the desk took each message twice without complaint', on(expectTakenTwice));
Then('the desk still waits for the LSP', on(expectStillWaiting));
Then('the LSP holds a ticket for each of the four national applications', on(expectEachAtTheLsp));
Then('the desk has kept the local one', on(expectLocalKept));
Then("neither the LSP's desk nor a national one was telephoned or written to about them", on(expectNotContacted));
Then('the LSP holds {int} tickets, one for each of our references', on(expectOneEach));
