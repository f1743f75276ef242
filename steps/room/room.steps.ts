import { Given, Then, When } from '@cucumber/cucumber';
import { step } from '../environment/index.ts';
import { tryToClose } from '../incidents/actions.ts';
import {
  acceptCommand,
  actionDone,
  assignTo,
  callerEscalates,
  complaintTelephonedIn,
  declineCommand,
  issueReport,
  nameAffected,
  noteBridge,
  offerCommand,
  propose,
  sendNotice,
  skipNotice,
  standDown,
  tryToName,
  tryToReportWithoutActions,
} from './actions.ts';
import {
  expectActionDone,
  expectAffected,
  expectBridge,
  expectCandidate,
  expectConsentNeeded,
  expectInCommand,
  expectKeptUntil,
  expectNotClosed,
  expectNotice,
  expectOnlyTeam,
  expectReport,
  expectReportDue,
  expectReportOverdue,
  expectStillThere,
  expectWithTeam,
} from './assertions.ts';

Given('a complaint about {service}, telephoned in by {organisation}', step(complaintTelephonedIn));

When('a notice goes to {word} and promises the next by {moment}', step(sendNotice));
When('the notice to {word} is left out, because {string}', step(skipNotice));
When('the duty manager offers command to the {contact}: {string}', step(offerCommand));
When('command is accepted', step(acceptCommand));
When('command is declined, because {string}', step(declineCommand));
When('the analyst tries to name the {contact} as manager', step(tryToName));
When('the analyst proposes it as a major incident, because {string}', step(propose));
When('the duty manager stands it down, because {string}', step(standDown));
When('the bridge notes {string}, to be looked at again at {moment}', step(noteBridge));
When('the analyst names {organisation} and {organisation} as affected', step(nameAffected));
When('the duty manager issues the report with the cause {string} and an action of the {contact} by {string}', step(issueReport));
When('the duty manager tries to issue the report with the cause {string} and no action', step(tryToReportWithoutActions));
When('the action of the report is done: {string}', step(actionDone));
When('the caller escalates it, because {string}', step(callerEscalates));
When('the analyst tries to close it without asking the caller', step(tryToClose));
When('the analyst gives it to the team {string}', step(assignTo));

Then('the notice to {word} that was promised by {moment} is {word}', step(expectNotice));
Then('the {contact} commands it, and nobody else', step(expectInCommand));
Then('its report is due by {moment}', step(expectReportDue));
Then('its report is overdue', step(expectReportOverdue));
Then('its report came in time, with the cause {string} and an action of the {contact} by {string}', step(expectReport));
Then('the action of the report is on record as done', step(expectActionDone));
Then('it waits for a decision, because {string}', step(expectCandidate));
Then('the bridge log holds {string}, to be looked at again at {moment}', step(expectBridge));
Then('{organisation} and {organisation} are affected', step(expectAffected));
Then('it closes only with the consent of the caller', step(expectConsentNeeded));
Then('it is kept until {moment} at least', step(expectKeptUntil));
Then('it is there whole, with the words {string}', step(expectStillThere));
Then('it still waits for the consent of the caller', step(expectNotClosed));
Then('the team {string} has it since {moment}', step(expectWithTeam));
Then('the team {string} has kept it', step(expectOnlyTeam));
