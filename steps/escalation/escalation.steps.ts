import { Given, Then, When } from '@cucumber/cucumber';
import { isEngaged, neverAnswers, answersAfter } from '../../simulators/telephone/on-call.ts';
import { DENIALS } from '../denials.ts';
import { step } from '../environment/index.ts';
import { analystDeclares, dutyManagerAcknowledges, dutyManagerDeclares, tryToDeclare } from './actions.ts';
import {
  expectCalled,
  expectCalledOnceBy,
  expectEachOnce,
  expectHeard,
  expectLastBefore,
  expectManager,
  expectManagerMissed,
  expectManagerNotMissed,
  expectNeverCalled,
  expectNobodyCalled,
  expectNobodyCalledAfter,
  expectNobodyElseCalled,
  expectNotMajor,
  expectWarnedOfAll,
} from './assertions.ts';

Given('the {contact} does not pick up', step(neverAnswers));
Given('the line of the {contact} is busy', step(isEngaged));
Given(
  'the telephone network turns away the next call',
  step(({ telephone }) => telephone.turnAway(1)),
);
Given('the {contact} picks up after {span} and presses {word}', step(answersAfter));

When('the duty manager acknowledges the incident', step(dutyManagerAcknowledges));
When('the analyst declares a major incident, because {string}', step(analystDeclares));
When('the duty manager declares a major incident, because {string}', step(dutyManagerDeclares));
When('the analyst tries to declare a major incident, because {string}', step(tryToDeclare));

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
Then('the record does not say that a manager was missing', step(expectManagerNotMissed));
Then('the incident is no major incident', step(expectNotMajor));
