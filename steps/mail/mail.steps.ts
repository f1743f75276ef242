import { Given, Then } from '@cucumber/cucumber';
import { DENIALS } from '../denials.ts';
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
  expectNotice,
  expectMailEvery,
  expectPatientDataNotice,
  expectToldOfClosing,
} from './assertions.ts';

Given(
  'the mail relay turns away the next {int} messages',
  step(({ mail }, times: number) => mail.refuse(times, 451)),
);
Given(
  'the mail relay turns away the next message',
  step(({ mail }) => mail.refuse(1, 451)),
);

Given(
  'the next message is refused for good',
  step(({ mail }) => mail.refuse(1, 550)),
);

Then('the {contact} is told by mail that {string}', step(expectMailedThat));
Then('the {contact} is told by mail that {notice}', step(expectNotice));
Then('the caller was told by mail that it is closed', step(expectToldOfClosing));
Then('the caller was sent the reference within {span}', step(expectAcknowledgedWithin));
Then('the caller has had exactly {int} acknowledgement(s)', step(expectAcknowledgements));
Then('the caller was sent the words {string}', step(expectCallerMail));
Then('the sender was told by mail to leave patient data out', step(expectPatientDataNotice));
Then('the caller heard from the desk at least every {span} from {moment} to {moment}', step(expectMailEvery));
Then('the {contact} gets a mail at {moment}', step(expectMailed));
Then(DENIALS.noMail, step(expectNoMail));
Then('the {contact} has had exactly {int} mail(s)', step(expectMailCount));
Then('the caller is written to at {moment}', step(expectCallerMailedAt));
Then(DENIALS.callerNotMailed, step(expectCallerNotMailed));
Then('the caller was asked by mail whether it works again', step(expectAsked));
Then('the caller was asked once by mail whether it works again', step(expectAskedOnce));
Then(DENIALS.callerNotAsked, step(expectNeitherAsked));
