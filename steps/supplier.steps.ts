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
import { step } from './environment/index.ts';

Given('a severity {severity} incident with {service}, telephoned in by {organisation}, with the LSP', step(withTheLsp));
Given(
  'a severity {severity} incident with each national application and one with a local service, telephoned in by {organisation}',
  step(eachService),
);
Given('the LSP works on each ticket after {span} and resolves it after {span} more: {string}', step(worksAndResolves));
Given(
  'the LSP stores the ticket and the answer is lost',
  step((environment) => losesAnswers(environment, 1)),
);
Given('the LSP stores the ticket and {int} answers are lost', step(losesAnswers));
Given('the LSP answers 503 twice and asks to come back after {int} seconds', step(isAway));
Given('the LSP takes {span} to answer', step(isSlow));
Given('{supplier} {string} for the next {int} hand-off(s)', step(forTheNext));
Given('{supplier} {string} for {span}', step(forSpan));
Given('{supplier} {string} from now on', step(fromNowOn));
Given('{supplier} {string}, with:', step(asTheTable));
Given('messages arrive that are signed with another key', step(isImpersonated));
Given('the LSP sends each of its messages twice', step(repeatsItself));

When('the analyst hands the incident to the supplier with everything it needs', step(handOffComplete));
When('the analyst hands the incident to the supplier with the workaround:', step(handOffWithWorkaround));
When('the analyst tries to hand it off with {string} for {word} and {string} for {word}', step(handOffWithTwo));
When('the analyst tries to hand it off with the {word} {string}', step(handOffWithField));
When('the analyst tries to hand it off without {word} and {word}', step(handOffWithoutTwo));
When('the analyst tries to hand it off once without each field of the minimum data set', step(missEachField));
When('the analyst hands it over once more after {span}', step(handOffAgain));
When('two analysts hand the incident to the supplier at the same moment', step(bothHandOff));
When('the analyst hands each of them to its supplier', step(handOffEach));
When('the analyst hands both incidents to the supplier with the same words', step(handOffSame));
When('the LSP resolves its ticket: {string}', step(resolves));

Then('the LSP received the hand-off at {moment}, with our reference, and gave us its own', step(expectHandedOver));
Then('the LSP holds {int} ticket(s)', step(expectTickets));
Then('the LSP has every field as the analyst gave it', step(expectAllCarried));
Then('nothing has reached the LSP', step(expectNothingSent));
Then('the desk refused each time, and named the missing field', step(expectEachNamed));
Then('the LSP was asked at least {int} time(s) and holds {int} ticket', step(expectAskedAndHeld));
Then("our record and the LSP's ticket name each other", step(expectPaired));
Then('no attempt came sooner than {int} seconds after the one before', step(expectNoSooner));
Then(
  "the LSP's ticket is closed",
  step((environment) => expectTicketStatus(environment, 'closed')),
);
Then(
  "the LSP's ticket is resolved, and not yet closed",
  step((environment) => expectTicketStatus(environment, 'resolved')),
);
Then(
  "the LSP's ticket is being worked on again",
  step((environment) => expectTicketStatus(environment, 'inProgress')),
);
Then('the caller was asked by mail whether it works again', step(expectAsked));
Then('the caller was asked once by mail whether it works again', step(expectAskedOnce));
Then('the caller was not asked anything', step(expectNeitherAsked));
Then('the desk turned the message away', step(expectTurnedAway));
Then('the desk took each message twice without complaint', step(expectTakenTwice));
Then('the desk still waits for the LSP', step(expectStillWaiting));
Then('the LSP holds a ticket for each of the four national applications', step(expectEachAtTheLsp));
Then('the desk has kept the local one', step(expectLocalKept));
Then("neither the LSP's desk nor a national one was telephoned or written to about them", step(expectNotContacted));
Then('the LSP holds {int} tickets, one for each of our references', step(expectOneEach));
