import { Given, Then, When } from '@cucumber/cucumber';
import type { Level, Organisation, Service } from '../standards/index.ts';
import { busyHour, fax, flagged, logCall, report, ring, telephonedIn, write } from './acts/contacts.ts';
import { faxOfLines, fourTypes, replyTo, sameMailTwice, twoAtOnce, writeAnew } from './acts/odd-contacts.ts';
import { expectAcknowledgedWithin, expectAcknowledgements, expectCallerMail, expectTaught } from './expect/letters.ts';
import { expectEachFiled, expectHeardOwn, expectHeardReference, expectAllFound } from './expect/contacts.ts';
import { step } from './environment/index.ts';

Given('{organisation} telephones about {service}: {string}', step(ring));
Given('a severity {severity} incident with {service}, telephoned in by {organisation}', step(telephonedIn));
Given(
  '{organisation} writes to the desk: {string}',
  step(async (environment, organisation: Organisation, subject: string) => write(environment, organisation, subject)),
);
Given(
  'a fax arrives from {organisation}:',
  step(async (environment, organisation: Organisation, page: string) => fax(environment, organisation, page.split('\n'))),
);
Given(
  'a fax about {service} arrives from {organisation}:',
  step(async (environment, service: Service, organisation: Organisation, page: string) =>
    fax(environment, organisation, page.split('\n'), service.name),
  ),
);
Given(
  'the mail relay turns away the next {int} messages',
  step(({ mail }, times: number) => mail.refuse(times, 451)),
);
Given(
  'the mail relay turns away the next message',
  step(({ mail }) => mail.refuse(1, 451)),
);

When(
  'the analyst logs the call with impact {level} and urgency {level}',
  step(async (environment, impact: Level, urgency: Level) => logCall(environment, { impact, urgency })),
);
When('the analyst logs the call with impact {level} and urgency {level}, flagged as {}', step(flagged));
When(
  '{organisation} reports a fault with impact {level} and urgency {level} on the portal',
  step(async (environment, organisation: Organisation, impact: Level, urgency: Level) =>
    report(environment, organisation, { summary: `Impact ${impact}, urgency ${urgency}`, impact, urgency }),
  ),
);
When(
  '{organisation} has reported {string} on the portal',
  step(async (environment, organisation: Organisation, summary: string) => report(environment, organisation, { summary })),
);
When('a fax of {int} lines arrives from {organisation}', step(faxOfLines));
When('the caller replies to the acknowledgement: {string}', step(replyTo));
When('the caller writes anew with the reference in the subject: {string}', step(writeAnew));
When('the mail gateway of {organisation} delivers the same mail twice: {string}', step(sameMailTwice));
When('{organisation} telephones four times, with an incident, a request, a complaint and an enquiry', step(fourTypes));
When('{organisation} and {organisation} telephone at the same moment about {service}', step(twoAtOnce));
When(
  'in the same hour {int} people telephone, {int} write, {int} send a fax and {int} use the portal',
  step(async (environment, phone: number, email: number, faxes: number, portal: number) =>
    busyHour(environment, { phone, email, fax: faxes, portal }),
  ),
);

Then('the caller has heard the reference on the telephone', step(expectHeardReference));
Then('each caller has heard a reference of their own', step(expectHeardOwn));
Then('the caller was sent the reference within {span}', step(expectAcknowledgedWithin));
Then('the caller has had exactly {int} acknowledgement(s)', step(expectAcknowledgements));
Then('each of the four is filed as what it was', step(expectEachFiled));
Then('all {int} contacts can be found again, each on the channel it came by', step(expectAllFound));
Then('the caller was sent the words {string}', step(expectCallerMail));
Then('the sender was told by mail to leave patient data out', step(expectTaught));
