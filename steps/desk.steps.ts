import { Then, When } from '@cucumber/cucumber';
import {
  acknowledge,
  callerReclassifies,
  confirmAndClose,
  expectRefused,
  reclassify,
  reclassifyWithoutReason,
  reopen,
  respond,
  toTheClose,
  tryToClose,
} from './acts/desk.ts';
import { expectAnsweredWithin, expectDue, expectResponseWithin } from './expect/clocks.ts';
import {
  expectCameFrom,
  expectClosed,
  expectNamed,
  expectRecords,
  expectSeverities,
  expectSeverity,
  expectWords,
} from './expect/records.ts';
import { step } from './environment/index.ts';

When('the desk answers, resolves it, and the caller confirms that it works', step(toTheClose));
When('the analyst acknowledges the incident', step(acknowledge));
When('the analyst responds: {string}', step(respond));
When('the analyst reopens the incident, because {string}', step(reopen));
When('the analyst reclassifies it to impact {level} and urgency {level}, because {string}', step(reclassify));
When('the analyst tries to reclassify it to impact {level} and urgency {level} without a reason', step(reclassifyWithoutReason));
When('{organisation} tries to reclassify it to impact {level} and urgency {level}', step(callerReclassifies));
When('the caller confirms that it works, and the analyst closes the incident', step(confirmAndClose));

Then(
  'the desk refuses',
  step((environment) => expectRefused(environment)),
);
Then(
  'the desk refuses, and names {word} and {word}',
  step((environment, one: string, other: string) => expectRefused(environment, one, other)),
);
Then(
  'the analyst cannot close the incident yet',
  step(async (environment) => {
    await tryToClose(environment);
    expectRefused(environment);
  }),
);
Then('the desk holds exactly {int} record(s)', step(expectRecords));
Then('the record names the caller, {organisation}, {service}, {channel} and {moment}', step(expectNamed));
Then('the record keeps the words {string}', step(expectWords));
Then('the incident has severity {severity}', step(expectSeverity));
Then('the incident is closed, and came by {channel}', step(expectClosed));
Then('the incident came by {channel} from {organisation}', step(expectCameFrom));
Then('the {measure} is due at {moment}', step(expectDue));
Then('the response was given within {span}', step(expectResponseWithin));
Then('the caller was answered within {span} of the contact', step(expectAnsweredWithin));
Then('the four have severity {severity}, {severity}, {severity} and {severity}, in this order', step(expectSeverities));
