import { Given, Then, When } from '@cucumber/cucumber';
import { DENIALS } from '../denials.ts';
import { step } from '../environment/index.ts';
import { expectRefused } from '../incidents/assertions.ts';
import {
  addToIt,
  closeTicket,
  deleteTicket,
  logTicket,
  logTicketTwice,
  logTicketWithNumber,
  reopenTicket,
  resolveAndTryToClose,
  subscribe,
  tryForeignTicket,
} from './actions.ts';
import {
  expectDocument,
  expectDeleted,
  expectAnsweredAsUnknown,
  expectLoggedAs,
  expectNothingSeen,
  expectNumberKeptOut,
  expectSigned,
  expectStatusEvents,
  expectLastStatus,
  expectCreateEvent,
} from './assertions.ts';

Given('the desk of {organisation} has asked to be told of its tickets', step(subscribe));
Given(
  'the analyst resolves the incident, and cannot close it yet',
  step(async (environment) => {
    await resolveAndTryToClose(environment);
    expectRefused(environment);
  }),
);

When('the desk of {organisation} logs {string} about {service} as {string}', step(logTicket));
When(
  'the desk of {organisation} logs {string} about {service} as {string}, and again for want of an answer',
  step(logTicketTwice),
);
When(
  'the desk of {organisation} logs a ticket with the number {word} in its words, its note and its document',
  step(logTicketWithNumber),
);
When('that desk adds the note {string} and the document {string}: {string}', step(addToIt));
When('that desk reopens its ticket, because {string}', step(reopenTicket));
When('that desk closes its ticket', step(closeTicket));
When('that desk deletes its ticket', step(deleteTicket));
When('the desk of {organisation} reads, changes and deletes that ticket', step(tryForeignTicket));

Then('the record came from that desk, under its reference {string}', step(expectLoggedAs));
Then('that desk was told of one new ticket, with our reference and {string}', step(expectCreateEvent));
Then('that desk was told that its ticket is {string}, then {string}, then {string}', step(expectStatusEvents));
Then('that desk was told last that its ticket is {string}', step(expectLastStatus));
Then('everything it was told was signed with the key that was agreed', step(expectSigned));
Then('the analyst can read the document {string} as that desk sent it', step(expectDocument));
Then('that desk does not find its ticket any more, and was told last that it is deleted', step(expectDeleted));
Then('it was answered each time as for a ticket that does not exist', step(expectAnsweredAsUnknown));
Then(DENIALS.otherDeskToldNothing, step(expectNothingSeen));
Then('the number {word} is in no document, and in nothing that desk was told', step(expectNumberKeptOut));
