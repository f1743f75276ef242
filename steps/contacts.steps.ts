import { Given, Then, When } from '@cucumber/cucumber';
import type { Level, Organisation, Service } from '../standards/index.ts';
import { busyHour, fax, flagged, logCall, report, ring, telephonedIn, write } from './acts/contacts.ts';
import { faxOfLines, fourTypes, replyTo, sameMailTwice, twoAtOnce, writeAnew } from './acts/odd-contacts.ts';
import { expectAcknowledgedWithin, expectAcknowledgements, expectCallerMail, expectTaught } from './expect/letters.ts';
import { expectEachFiled, expectHeardOwn, expectHeardReference, expectAllFound } from './expect/contacts.ts';
import { on } from './stage/index.ts';

Given('{organisation} telephones about {service}: {string}', on(ring));
Given('a severity {severity} incident with {service}, telephoned in by {organisation}', on(telephonedIn));
Given(
  '{organisation} writes to the desk: {string}',
  on(async (stage, organisation: Organisation, subject: string) => write(stage, organisation, subject)),
);
Given(
  'a fax arrives from {organisation}:',
  on(async (stage, organisation: Organisation, page: string) => fax(stage, organisation, page.split('\n'))),
);
Given(
  'a fax about {service} arrives from {organisation}:',
  on(async (stage, service: Service, organisation: Organisation, page: string) =>
    fax(stage, organisation, page.split('\n'), service.name),
  ),
);
Given(
  'the mail relay turns away the next {int} messages',
  on(({ mail }, times: number) => mail.refuse(times, 451)),
);
Given(
  'the mail relay turns away the next message',
  on(({ mail }) => mail.refuse(1, 451)),
);

When(
  'the analyst logs the call with impact {level} and urgency {level}',
  on(async (stage, impact: Level, urgency: Level) => logCall(stage, { impact, urgency })),
);
When('the analyst logs the call with impact {level} and urgency {level}, flagged as {}', on(flagged));
When(
  '{organisation} reports a fault with impact {level} and urgency {level} on the portal',
  on(async (stage, organisation: Organisation, impact: Level, urgency: Level) =>
    report(stage, organisation, { summary: `Impact ${impact}, urgency ${urgency}`, impact, urgency }),
  ),
);
When(
  '{organisation} has reported {string} on the portal',
  on(async (stage, organisation: Organisation, summary: string) => report(stage, organisation, { summary })),
);
When('a fax of {int} lines arrives from {organisation}', on(faxOfLines));
When('the caller replies to the acknowledgement: {string}', on(replyTo));
When('the caller writes anew with the reference in the subject: {string}', on(writeAnew));
When('the mail gateway of {organisation} delivers the same mail twice: {string}', on(sameMailTwice));
When('{organisation} telephones four times, with an incident, a request, a complaint and an enquiry', on(fourTypes));
When('{organisation} and {organisation} telephone at the same moment about {service}', on(twoAtOnce));
When(
  'in the same hour {int} people telephone, {int} write, {int} send a fax and {int} use the portal',
  on(async (stage, phone: number, email: number, faxes: number, portal: number) =>
    busyHour(stage, { phone, email, fax: faxes, portal }),
  ),
);

Then('the caller has heard the reference on the telephone', on(expectHeardReference));
Then('each caller has heard a reference of their own', on(expectHeardOwn));
Then('the caller was sent the reference within {span}', on(expectAcknowledgedWithin));
Then('the caller has had exactly {int} acknowledgement(s)', on(expectAcknowledgements));
Then('each of the four is filed as what it was', on(expectEachFiled));
Then('all {int} contacts can be found again, each on the channel it came by', on(expectAllFound));
Then('the caller was sent the words {string}', on(expectCallerMail));
Then('the sender was told by mail to leave patient data out', on(expectTaught));
