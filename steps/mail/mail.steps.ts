import { Given, Then } from '@cucumber/cucumber';
import { step } from '../environment/index.ts';
import {
  expectAcknowledgedWithin,
  expectAcknowledgements,
  expectAsked,
  expectAskedOnce,
  expectCallerMail,
  expectCallerMailedAt,
  expectCallerNotMailed,
  expectMailCount,
  expectMailed,
  expectMailedThat,
  expectNeitherAsked,
  expectNoMail,
  expectMailEvery,
  expectPatientDataNotice,
} from './assertions.ts';

Given(
  'the mail relay turns away the next {int} messages',
  step(({ mail }, times: number) => mail.refuse(times, 451)),
);
Given(
  'the mail relay turns away the next message',
  step(({ mail }) => mail.refuse(1, 451)),
);

Then('the {contact} is told by mail that {string}', step(expectMailedThat));
Then('the caller was sent the reference within {span}', step(expectAcknowledgedWithin));
Then('the caller has had exactly {int} acknowledgement(s)', step(expectAcknowledgements));
Then('the caller was sent the words {string}', step(expectCallerMail));
Then('the sender was told by mail to leave patient data out', step(expectPatientDataNotice));
Then('the caller heard from the desk at least every {span} from {moment} to {moment}', step(expectMailEvery));
Then('the {contact} gets a mail at {moment}', step(expectMailed));
Then('the {contact} gets no mail', step(expectNoMail));
Then('the {contact} has had exactly {int} mail(s)', step(expectMailCount));
Then('the caller is written to at {moment}', step(expectCallerMailedAt));
Then('the caller is not written to between {moment} and {moment}', step(expectCallerNotMailed));
Then('the caller was asked by mail whether it works again', step(expectAsked));
Then('the caller was asked once by mail whether it works again', step(expectAskedOnce));
Then('the caller was not asked anything', step(expectNeitherAsked));
