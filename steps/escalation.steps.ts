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
import { on } from './stage/index.ts';

Given('the {contact} does not pick up', on(staysAway));
Given('the line of the {contact} is busy', on(isEngaged));
Given('the {contact} picks up after {span} and presses {word}', on(takesIt));

Then('the {contact} is called at {moment}', on(expectRang));
Then('the {contact} hears our reference, and that it is about {service}', on(expectTold));
Then('the {contact} gets a mail at {moment}', on(expectMailed));
Then('the {contact} gets no mail', on(expectNoMail));
Then('the {contact} has had exactly {int} mail(s)', on(expectMailCount));
Then('the {contact} is warned of all {int} in {int} letter(s), of each once', on(expectWarnedOfAll));
Then('the last of these letters came before {moment}', on(expectLastBefore));
Then('the caller is written to at {moment}', on(expectCallerWritten));
Then('the caller is not written to between {moment} and {moment}', on(expectCallerUnwritten));
Then('the {contact} is never called', on(expectNeverRang));
Then('each of them was called once', on(expectEachOnce));
Then('nobody is called', on(expectNobodyRang));
Then('nobody else is called', on(expectNobodyElse));
Then('nobody is called after {moment}', on(expectSilenceSince));
Then('the {contact} owns the incident', on(expectOwner));
Then('the {contact} manages the major incident since {moment}', on(expectManager));
Then('the record says that no manager was named by {moment}', on(expectManagerMissed));
