import { Given, Then, When } from '@cucumber/cucumber';
import { logCallAsBreach } from '../contacts/actions.ts';
import { step, type ScenarioEnvironment } from '../environment/index.ts';
import { expectState } from '../incidents/assertions.ts';
import type { Moment } from '../time/moments.ts';
import {
  acceptRisk,
  addSubject,
  analystTriesToDecide,
  analystTriesToSignOff,
  appoint,
  confirmParts,
  decideBreach,
  fillForm,
  flagOnePart,
  judgeEachPair,
  knowSince,
  linkHazard,
  notifyRegulator,
  resolveParent,
  ruleOut,
  signOff,
  supplierKnew,
  tryToAppoint,
  tryToAppointCaller,
  tryToCloseNow,
  tryToSignOff,
} from './actions.ts';
import {
  analystAsksWhoRead,
  checkCaller,
  drawUpReview,
  dutyManagerReads,
  leadReads,
  leadTriesToClose,
  ringBack,
  signInShared,
  tryToReset,
} from './access-actions.ts';
import {
  expectAsked,
  expectClosedByDeputy,
  expectDirectoryRung,
  expectDone,
  expectFlagged,
  expectInHazardLog,
  expectListed,
  expectNoInvestigator,
  expectNotifyBy,
  expectNotSigned,
  expectPartsClosed,
  expectReadBy,
  expectRefusalNoted,
  expectRisk,
  expectRiskTable,
  expectSigned,
} from './assertions.ts';

When(
  'the clinical safety officer fills the triage form: severity {word}, likelihood {word}',
  step(async (environment: ScenarioEnvironment, severity: string, likelihood: string) =>
    fillForm(environment, severity.replace(',', ''), likelihood),
  ),
);
When('the clinical safety officer links it to a hazard of the log', step(linkHazard));
When('the clinical safety officer signs it off', step(signOff));
When('the clinical safety officer tries to sign it off', step(tryToSignOff));
When('the clinical safety officer judges each severity at each likelihood in turn', step(judgeEachPair));
When('the analyst tries to sign it off', step(analystTriesToSignOff));
When('the analyst tries to close the incident', step(tryToCloseNow));
Given('the analyst flags one of its parts as possible harm', step(flagOnePart));
Given('the analyst resolves the incident it is a part of', step(resolveParent));
When('the callers of its parts confirm that it works, and 2 days pass', step(confirmParts));

Then('the record says that a patient may have come to harm', step(expectFlagged));
Then('the desk asks whether a patient may have come to harm', step(expectAsked));
Then('the risk is {int}', step(expectRisk));
Then('the risks are those of the published table:', step(expectRiskTable));
Then('nobody has signed it off', step(expectNotSigned));
Then('the hazard log says that it happened in this incident', step(expectInHazardLog));
Then('{int} of its parts are closed, and the flagged one is not', step(expectPartsClosed));
Then(
  'it is signed off once the form is filled and a hazard is linked',
  step(async (environment) => {
    await fillForm(environment, 'minor', 'low');
    await linkHazard(environment);
    await signOff(environment);
    await expectSigned(environment);
  }),
);
const closesOnce = (act: (environment: ScenarioEnvironment) => Promise<void>) =>
  step(async (environment: ScenarioEnvironment) => {
    await act(environment);
    await tryToCloseNow(environment);
    expectDone(environment);
    await expectState(environment, 'closed');
  });
Then('it closes once the analyst has answered that no patient can have come to harm', closesOnce(ruleOut));
Then('it closes once the medical director has accepted the risk', closesOnce(acceptRisk));

When('the analyst logs the call with impact {level} and urgency {level} as a data-security incident', step(logCallAsBreach));
When('the analyst records that the desk knows since {moment} that personal data are affected', step(knowSince));
When('the analyst records that the LSP knew since {moment} and told the desk at {moment}', step(supplierKnew));
When('the information governance lead notifies the regulator', step(notifyRegulator));
When('the information governance lead decides that it need not be notified, because {string}', step(decideBreach));
When('the analyst tries to decide that it need not be notified', step(analystTriesToDecide));
When('the information governance lead tries to appoint the caller as the investigator', step(tryToAppointCaller));
When('the information governance lead tries to appoint {string} as the investigator', step(tryToAppoint));
Given('the information governance lead appoints {string} as the investigator', step(appoint));
Given('{string} is whom it is about, and {string} is the manager', step(addSubject));
When(
  '{string} is found to be whom it is about',
  step(async (environment, name: string) => addSubject(environment, name)),
);
Then('it is to be notified by {moment}', step(expectNotifyBy));
Then('nobody investigates it', step(expectNoInvestigator));

Given(
  'the analyst has confirmed somebody in the directory by {word}',
  step(async (environment, method: string) => checkCaller(environment, method, 'confirmed')),
);
Given(
  'the analyst has noted that somebody in the directory refused the check by {word}',
  step(async (environment, method: string) => checkCaller(environment, method, 'refused')),
);
When('the analyst tries to reset the password of somebody in the directory', step(tryToReset));
When('the analyst rings somebody in the directory back, who offers {string}', step(ringBack));
When('somebody signs in with the account of a counter', step(signInShared));
When('the duty manager reads the incident', step(dutyManagerReads));
When('the information governance lead reads the incident', step(leadReads));
When('the analyst tries to see who read the incident', step(analystAsksWhoRead));
When('the information governance lead draws up the review of that day', step(drawUpReview));
When('the information governance lead tries to close what is listed', step(leadTriesToClose));
Then('the desk does it', step(expectDone));
Then('the record says who refused, and no answer', step(expectRefusalNoted));
Then('the number of the directory rings, and no other', step(expectDirectoryRung));
Then(
  'the analyst can confirm them by call-back',
  step(async (environment) => {
    await checkCaller(environment, 'call-back', 'confirmed');
    await tryToReset(environment);
    expectDone(environment);
  }),
);
Then(
  'the information governance lead sees that the duty manager read it at {moment}',
  step(async (environment, moment: Moment) => expectReadBy(environment, 'duty-manager', moment)),
);
Then("the reading of the duty manager is listed, and the analyst's is not", step(expectListed));
Then('the deputy closes it with a reason', step(expectClosedByDeputy));
