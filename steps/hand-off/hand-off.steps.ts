import { Given, Then, When } from '@cucumber/cucumber';
import { DENIALS } from '../denials.ts';
import { step } from '../environment/index.ts';
import {
  handOffAdding,
  handOffAgain,
  handOffAtOnce,
  handOffComplete,
  handOffWithField,
  handOffWithoutEachField,
  handOffWithoutTwo,
  handOffWithTwo,
  handOffWithWorkaround,
  telephonedInAndHandedOff,
} from './actions.ts';
import {
  expectAllCarried,
  expectAskedAndHeld,
  expectEachNamed,
  expectHandedOver,
  expectNoSooner,
  expectNothingSent,
  expectPaired,
  expectSecondTicketHolds,
  expectTickets,
  expectTicketSeverity,
  expectTwoTickets,
} from './assertions.ts';

Given(
  'a severity {severity} incident with {service}, telephoned in by {organisation}, with the LSP',
  step(telephonedInAndHandedOff),
);

When('the analyst hands the incident to the supplier, and adds to {word} {string}', step(handOffAdding));
When('the analyst hands the incident to the supplier with everything it needs', step(handOffComplete));
When('the analyst hands the incident to the supplier with the workaround:', step(handOffWithWorkaround));
When('the analyst tries to hand it off with {string} for {word} and {string} for {word}', step(handOffWithTwo));
When('the analyst tries to hand it off with the {word} {string}', step(handOffWithField));
When('the analyst tries to hand it off without {word} and {word}', step(handOffWithoutTwo));
When('the analyst tries to hand it off once without each field of the minimum data set', step(handOffWithoutEachField));
When('the analyst hands it over once more after {span}', step(handOffAgain));
When('two analysts hand the incident to the supplier at the same moment', step(handOffAtOnce));

Then('the LSP holds {int} tickets under our one reference, the first of them sent back', step(expectTwoTickets));
Then('the LSP has {string} in the second', step(expectSecondTicketHolds));
Then("the LSP's ticket has severity {severity}", step(expectTicketSeverity));
Then('the LSP received the hand-off at {moment}, with our reference, and gave us its own', step(expectHandedOver));
Then('the LSP holds {int} ticket(s)', step(expectTickets));
Then('the LSP has every field as the analyst gave it', step(expectAllCarried));
Then(DENIALS.nothingHandedOff, step(expectNothingSent));
Then('the desk refused each time, and named the missing field', step(expectEachNamed));
Then('the LSP was asked at least {int} time(s) and holds {int} ticket', step(expectAskedAndHeld));
Then("our record and the LSP's ticket name each other", step(expectPaired));
Then('no attempt came sooner than {int} seconds after the one before', step(expectNoSooner));
