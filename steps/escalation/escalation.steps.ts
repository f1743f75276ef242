import { Given, Then } from '@cucumber/cucumber';
import { isEngaged, neverAnswers, answersAfter } from '../../simulators/telephone/on-call.ts';
import { DENIALS } from '../denials.ts';
import { step } from '../environment/index.ts';
import {
  expectCalled,
  expectCalledOnceBy,
  expectEachOnce,
  expectHeard,
  expectLastBefore,
  expectManager,
  expectManagerMissed,
  expectNeverCalled,
  expectNobodyCalled,
  expectNobodyCalledAfter,
  expectNobodyElseCalled,
  expectWarnedOfAll,
} from './assertions.ts';

Given('the {contact} does not pick up', step(neverAnswers));
Given('the line of the {contact} is busy', step(isEngaged));
Given(
  'the telephone network turns away the next call',
  step(({ telephone }) => telephone.turnAway(1)),
);
Given('the {contact} picks up after {span} and presses {word}', step(answersAfter));

Then('the {contact} is called at {moment}', step(expectCalled));
Then('the {contact} is called once, by {moment}', step(expectCalledOnceBy));
Then('the {contact} hears our reference, and that it is about {service}', step(expectHeard));
Then('the {contact} is warned of all {int} in {int} letter(s), of each once', step(expectWarnedOfAll));
Then('the last of these letters came before {moment}', step(expectLastBefore));
Then(DENIALS.neverCalled, step(expectNeverCalled));
Then('each of them was called once', step(expectEachOnce));
Then(DENIALS.nobodyCalled, step(expectNobodyCalled));
Then(DENIALS.nobodyElseCalled, step(expectNobodyElseCalled));
Then(DENIALS.nobodyCalledAfter, step(expectNobodyCalledAfter));
Then('the {contact} manages the major incident since {moment}', step(expectManager));
Then('the record says that no manager was named by {moment}', step(expectManagerMissed));
