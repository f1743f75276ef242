import { Then, When } from '@cucumber/cucumber';
import {
  acknowledge,
  callerReclassifies,
  confirmAndClose,
  expectNoClosing,
  expectRefused,
  reclassify,
  reclassifyWithoutReason,
  reopen,
  respond,
  toTheClose,
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
import { on } from './stage/index.ts';

When('the desk answers, resolves it, and the caller confirms that it works', on(toTheClose));
When('the analyst acknowledges the incident', on(acknowledge));
When('the analyst responds: {string}', on(respond));
When('the analyst reopens the incident, because {string}', on(reopen));
When('the analyst reclassifies it to impact {level} and urgency {level}, because {string}', on(reclassify));
When('the analyst tries to reclassify it to impact {level} and urgency {level} without a reason', on(reclassifyWithoutReason));
When('{organisation} tries to reclassify it to impact {level} and urgency {level}', on(callerReclassifies));
When('the caller confirms that it works, and the analyst closes the incident', on(confirmAndClose));

Then(
  'the desk refuses',
  on((stage) => expectRefused(stage)),
);
Then(
  'the desk refuses, and names {word} and {word}',
  on((stage, one: string, other: string) => expectRefused(stage, one, other)),
);
Then('the analyst cannot close the incident yet', on(expectNoClosing));
Then('the desk holds exactly {int} record(s)', on(expectRecords));
Then('the record names the caller, {organisation}, {service}, {channel} and {moment}', on(expectNamed));
Then('the record keeps the words {string}', on(expectWords));
Then('the incident has severity {severity}', on(expectSeverity));
Then('the incident is closed, and came by {channel}', on(expectClosed));
Then('the incident came by {channel} from {organisation}', on(expectCameFrom));
Then('the {measure} is due at {moment}', on(expectDue));
Then('the response was given within {span}', on(expectResponseWithin));
Then('the caller was answered within {span} of the contact', on(expectAnsweredWithin));
Then('the four have severity {severity}, {severity}, {severity} and {severity}, in this order', on(expectSeverities));
