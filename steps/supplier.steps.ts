import { Given, Then, When } from '@cucumber/cucumber';
import {
  eachService,
  expectEachAtTheLsp,
  expectLocalKept,
  expectNotContacted,
  handOffEach,
  handOffSame,
} from './acts/every-service.ts';
import {
  bothHandOff,
  expectEachNamed,
  handOffComplete,
  handOffWithField,
  handOffWithoutTwo,
  handOffWithTwo,
  handOffWithWorkaround,
  missEachField,
} from './acts/hand-off.ts';
import {
  handOffAgain,
  isAway,
  isImpersonated,
  isSlow,
  losesAnswers,
  repeatsItself,
  resolves,
  withTheLsp,
  worksAndResolves,
} from './acts/lsp.ts';
import { asTheTable, forSpan, forTheNext, fromNowOn } from './acts/faults.ts';
import { expectAsked, expectAskedOnce, expectNeitherAsked } from './expect/letters.ts';
import {
  expectAllCarried,
  expectAskedAndHeld,
  expectHandedOver,
  expectNoSooner,
  expectNothingSent,
  expectOneEach,
  expectPaired,
  expectStillWaiting,
  expectTakenTwice,
  expectTickets,
  expectTicketStatus,
  expectTurnedAway,
} from './expect/supplier.ts';
import { on } from './stage/index.ts';

Given('a severity {severity} incident with {service}, telephoned in by {organisation}, with the LSP', on(withTheLsp));
Given(
  'a severity {severity} incident with each national application and one with a local service, telephoned in by {organisation}',
  on(eachService),
);
Given('the LSP works on each ticket after {span} and resolves it after {span} more: {string}', on(worksAndResolves));
Given(
  'the LSP stores the ticket and the answer is lost',
  on((stage) => losesAnswers(stage, 1)),
);
Given('the LSP stores the ticket and {int} answers are lost', on(losesAnswers));
Given('the LSP answers 503 twice and asks to come back after {int} seconds', on(isAway));
Given('the LSP takes {span} to answer', on(isSlow));
Given('{supplier} {string} for the next {int} hand-off(s)', on(forTheNext));
Given('{supplier} {string} for {span}', on(forSpan));
Given('{supplier} {string} from now on', on(fromNowOn));
Given('{supplier} {string}, with:', on(asTheTable));
Given('messages arrive that are signed with another key', on(isImpersonated));
Given('the LSP sends each of its messages twice', on(repeatsItself));

When('the analyst hands the incident to the supplier with everything it needs', on(handOffComplete));
When('the analyst hands the incident to the supplier with the workaround:', on(handOffWithWorkaround));
When('the analyst tries to hand it off with {string} for {word} and {string} for {word}', on(handOffWithTwo));
When('the analyst tries to hand it off with the {word} {string}', on(handOffWithField));
When('the analyst tries to hand it off without {word} and {word}', on(handOffWithoutTwo));
When('the analyst tries to hand it off once without each field of the minimum data set', on(missEachField));
When('the analyst hands it over once more after {span}', on(handOffAgain));
When('two analysts hand the incident to the supplier at the same moment', on(bothHandOff));
When('the analyst hands each of them to its supplier', on(handOffEach));
When('the analyst hands both incidents to the supplier with the same words', on(handOffSame));
When('the LSP resolves its ticket: {string}', on(resolves));

Then('the LSP received the hand-off at {moment}, with our reference, and gave us its own', on(expectHandedOver));
Then('the LSP holds {int} ticket(s)', on(expectTickets));
Then('the LSP has every field as the analyst gave it', on(expectAllCarried));
Then('nothing has reached the LSP', on(expectNothingSent));
Then('the desk refused each time, and named the missing field', on(expectEachNamed));
Then('the LSP was asked at least {int} time(s) and holds {int} ticket', on(expectAskedAndHeld));
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
Then('the caller was asked by mail whether it works again', on(expectAsked));
Then('the caller was asked once by mail whether it works again', on(expectAskedOnce));
Then('the caller was not asked anything', on(expectNeitherAsked));
Then('the desk turned the message away', on(expectTurnedAway));
Then('the desk took each message twice without complaint', on(expectTakenTwice));
Then('the desk still waits for the LSP', on(expectStillWaiting));
Then('the LSP holds a ticket for each of the four national applications', on(expectEachAtTheLsp));
Then('the desk has kept the local one', on(expectLocalKept));
Then("neither the LSP's desk nor a national one was telephoned or written to about them", on(expectNotContacted));
Then('the LSP holds {int} tickets, one for each of our references', on(expectOneEach));
