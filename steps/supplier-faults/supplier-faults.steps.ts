import { Given } from '@cucumber/cucumber';
import { step } from '../environment/index.ts';
import {
  answerSlowly,
  beUnavailable,
  faultForSpan,
  faultForTheNext,
  faultFromNowOn,
  faultWithParameters,
  loseAnswers,
  sendTwice,
  signWithAnotherKey,
} from './actions.ts';

Given(
  'the LSP stores the ticket and the answer is lost',
  step((environment) => loseAnswers(environment, 1)),
);
Given('the LSP stores the ticket and {int} answers are lost', step(loseAnswers));
Given('the LSP answers 503 twice and asks to come back after {int} seconds', step(beUnavailable));
Given('the LSP takes {span} to answer', step(answerSlowly));
Given('{supplier} {string} for the next {int} hand-off(s)', step(faultForTheNext));
Given('{supplier} {string} for {span}', step(faultForSpan));
Given('{supplier} {string} from now on', step(faultFromNowOn));
Given('{supplier} {string}, with:', step(faultWithParameters));
Given('messages arrive that are signed with another key', step(signWithAnotherKey));
Given('the LSP sends each of its messages twice', step(sendTwice));
