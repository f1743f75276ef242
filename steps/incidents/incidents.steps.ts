import { Then, When } from '@cucumber/cucumber';
import { step } from '../environment/index.ts';
import {
  acknowledge,
  confirm,
  confirmAndClose,
  leadToClose,
  note,
  pause,
  changeService,
  reclassify,
  reopen,
  resolve,
  respond,
  resume,
  tryToClose,
  tryToReclassifyAsCaller,
  tryToReclassifyWithoutReason,
} from './actions.ts';
import {
  expectCameFrom,
  expectClosed,
  expectInHistory,
  expectNamed,
  expectOwner,
  expectRecords,
  expectRefused,
  expectSeverities,
  expectSeverity,
  expectSeverityInHistory,
  expectState,
  expectWords,
} from './assertions.ts';

When('the analyst pauses the incident until the caller answers', step(pause));
When('the analyst goes on with the incident', step(resume));
When('the analyst resolves the incident: {string}', step(resolve));
When('the caller confirms that it works', step(confirm));
When('the analyst notes: {string}', step(note));
When('the desk answers, resolves it, and the caller confirms that it works', step(leadToClose));
When('the analyst acknowledges the incident', step(acknowledge));
When('the analyst responds: {string}', step(respond));
When('the analyst reopens the incident, because {string}', step(reopen));
When('the analyst reclassifies it to impact {level} and urgency {level}, because {string}', step(reclassify));
When('the analyst files it under {service}, because {string}', step(changeService));
When(
  'the analyst tries to reclassify it to impact {level} and urgency {level} without a reason',
  step(tryToReclassifyWithoutReason),
);
When('{organisation} tries to reclassify it to impact {level} and urgency {level}', step(tryToReclassifyAsCaller));
When('the caller confirms that it works, and the analyst closes the incident', step(confirmAndClose));

Then('the history has, at {moment} and signed by a person, the words {string}', step(expectInHistory));
Then('the history has, at {moment} and signed by a person, severity {severity}', step(expectSeverityInHistory));
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
Then('the four have severity {severity}, {severity}, {severity} and {severity}, in this order', step(expectSeverities));
Then('the {contact} owns the incident', step(expectOwner));
Then(
  'the record is resolved, and not closed',
  step(async (environment) => expectState(environment, 'resolved')),
);
Then(
  'the record is closed',
  step(async (environment) => expectState(environment, 'closed')),
);
