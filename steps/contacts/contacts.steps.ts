import { Given, Then, When } from '@cucumber/cucumber';
import type { Level, Organisation, Service } from '../../standards/index.ts';
import { step } from '../environment/index.ts';
import {
  logCall,
  logFlaggedCall,
  placeCall,
  replyToAcknowledgement,
  reportOnPortal,
  runBusyHour,
  sendFax,
  sendFaxOfLines,
  sendMail,
  sendMailTwice,
  sendNewMail,
  telephoneAtOnce,
  telephonedIn,
  telephoneEachType,
} from './actions.ts';
import {
  expectAllFound,
  expectEachFiled,
  expectFoundByNumber,
  expectFoundByTicket,
  expectHeardOwn,
  expectHeardReference,
} from './assertions.ts';

Given('{organisation} telephones about {service}: {string}', step(placeCall));
Given('a severity {severity} incident with {service}, telephoned in by {organisation}', step(telephonedIn));
Given(
  '{organisation} writes to the desk: {string}',
  step(async (environment, organisation: Organisation, subject: string) => sendMail(environment, organisation, subject)),
);
Given(
  'a fax arrives from {organisation}:',
  step(async (environment, organisation: Organisation, page: string) => sendFax(environment, organisation, page.split('\n'))),
);
Given(
  'a fax about {service} arrives from {organisation}:',
  step(async (environment, service: Service, organisation: Organisation, page: string) =>
    sendFax(environment, organisation, page.split('\n'), service.name),
  ),
);

When(
  '{organisation} writes to the desk about {string} with the text:',
  step(async (environment, organisation: Organisation, subject: string, text: string) =>
    sendMail(environment, organisation, subject, text),
  ),
);
When(
  'the analyst logs the call with impact {level} and urgency {level}',
  step(async (environment, impact: Level, urgency: Level) => logCall(environment, { impact, urgency })),
);
When('the analyst logs the call with impact {level} and urgency {level}, flagged as {}', step(logFlaggedCall));
When(
  '{organisation} reports a fault with impact {level} and urgency {level} on the portal',
  step(async (environment, organisation: Organisation, impact: Level, urgency: Level) =>
    reportOnPortal(environment, organisation, { summary: `Impact ${impact}, urgency ${urgency}`, impact, urgency }),
  ),
);
When(
  '{organisation} has reported {string} on the portal',
  step(async (environment, organisation: Organisation, summary: string) =>
    reportOnPortal(environment, organisation, { summary }),
  ),
);
When('a fax of {int} lines arrives from {organisation}', step(sendFaxOfLines));
When('the caller replies to the acknowledgement: {string}', step(replyToAcknowledgement));
When('the caller writes anew with the reference in the subject: {string}', step(sendNewMail));
When('the mail gateway of {organisation} delivers the same mail twice: {string}', step(sendMailTwice));
When('{organisation} telephones four times, with an incident, a request, a complaint and an enquiry', step(telephoneEachType));
When('{organisation} and {organisation} telephone at the same moment about {service}', step(telephoneAtOnce));
When(
  'in the same hour {int} people telephone, {int} write, {int} send a fax and {int} use the portal',
  step(async (environment, phone: number, email: number, faxes: number, portal: number) =>
    runBusyHour(environment, { phone, email, fax: faxes, portal }),
  ),
);

Then('the caller has heard the reference on the telephone', step(expectHeardReference));
Then('each caller has heard a reference of their own', step(expectHeardOwn));
Then("the analyst finds it by the caller's telephone number, however it is written", step(expectFoundByNumber));
Then("the analyst finds it by the supplier's reference", step(expectFoundByTicket));
Then('each of the four is filed as what it was', step(expectEachFiled));
Then('all {int} contacts can be found again, each on the channel it came by', step(expectAllFound));
