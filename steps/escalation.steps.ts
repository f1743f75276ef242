import { Given, Then } from '@cucumber/cucumber';
import { isEngaged, staysAway, takesIt } from '../simulators/telephone/on-call.ts';
import {
  expectEachOnce,
  expectNeverRang,
  expectNobodyElse,
  expectNobodyRang,
  expectRang,
  expectSilenceSince,
  expectTold,
} from './expect/calls.ts';
import {
  expectCallerUnwritten,
  expectCallerWritten,
  expectLastBefore,
  expectMailCount,
  expectMailed,
  expectNoMail,
  expectWarnedOfAll,
} from './expect/letters.ts';
import { expectManager, expectManagerMissed } from './expect/major-incident.ts';
import { expectOwner } from './expect/records.ts';
import { step } from './environment/index.ts';

Given('the {contact} does not pick up', step(staysAway));
Given('the line of the {contact} is busy', step(isEngaged));
Given('the {contact} picks up after {span} and presses {word}', step(takesIt));

Then('the {contact} is called at {moment}', step(expectRang));
Then('the {contact} hears our reference, and that it is about {service}', step(expectTold));
Then('the {contact} gets a mail at {moment}', step(expectMailed));
Then('the {contact} gets no mail', step(expectNoMail));
Then('the {contact} has had exactly {int} mail(s)', step(expectMailCount));
Then('the {contact} is warned of all {int} in {int} letter(s), of each once', step(expectWarnedOfAll));
Then('the last of these letters came before {moment}', step(expectLastBefore));
Then('the caller is written to at {moment}', step(expectCallerWritten));
Then('the caller is not written to between {moment} and {moment}', step(expectCallerUnwritten));
Then('the {contact} is never called', step(expectNeverRang));
Then('each of them was called once', step(expectEachOnce));
Then('nobody is called', step(expectNobodyRang));
Then('nobody else is called', step(expectNobodyElse));
Then('nobody is called after {moment}', step(expectSilenceSince));
Then('the {contact} owns the incident', step(expectOwner));
Then('the {contact} manages the major incident since {moment}', step(expectManager));
Then('the record says that no manager was named by {moment}', step(expectManagerMissed));
