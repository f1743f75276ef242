import { Given, Then } from '@cucumber/cucumber';
import { voicemailAnswers } from '../../simulators/telephone/on-call.ts';
import { step } from '../environment/index.ts';
import { expectAcknowledgedAt, expectAnsweredByNoKey, expectNotAcknowledged } from './assertions.ts';

Given('the voicemail of the {contact} picks up after {span}', step(voicemailAnswers));

Then('the call to the {contact} at {moment} was answered by no key', step(expectAnsweredByNoKey));
Then('the record shows no acknowledgement of the {contact}', step(expectNotAcknowledged));
Then('the record shows that the {contact} acknowledged at {moment}', step(expectAcknowledgedAt));
