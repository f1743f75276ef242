import { Given, Then, When } from '@cucumber/cucumber';
import {
  addToIt,
  closes,
  deletes,
  logs,
  logsTwice,
  logsWithNumber,
  meddles,
  reopens,
  resolveAndTryToClose,
  subscribe,
} from './acts/other-desk.ts';
import {
  expectDocument,
  expectGone,
  expectLikeNone,
  expectLoggedAs,
  expectNothingSeen,
  expectNumberKeptOut,
  expectSigned,
  expectToldInOrder,
  expectToldLast,
  expectToldOfNew,
} from './expect/other-desk.ts';
import { expectState } from './expect/records.ts';
import { on } from './stage/index.ts';

Given('the desk of {organisation} has asked to be told of its tickets', on(subscribe));
Given('the analyst resolves the incident, and cannot close it yet', on(resolveAndTryToClose));

When('the desk of {organisation} logs {string} about {service} as {string}', on(logs));
When('the desk of {organisation} logs {string} about {service} as {string}, and again for want of an answer', on(logsTwice));
When(
  'the desk of {organisation} logs a ticket with the number {word} in its words, its note and its document',
  on(logsWithNumber),
);
When('that desk adds the note {string} and the document {string}: {string}', on(addToIt));
When('that desk reopens its ticket, because {string}', on(reopens));
When('that desk closes its ticket', on(closes));
When('that desk deletes its ticket', on(deletes));
When('the desk of {organisation} reads, changes and deletes that ticket', on(meddles));

Then('the record came from that desk, under its reference {string}', on(expectLoggedAs));
Then('that desk was told of one new ticket, with our reference and {string}', on(expectToldOfNew));
Then('that desk was told that its ticket is {string}, then {string}, then {string}', on(expectToldInOrder));
Then('that desk was told last that its ticket is {string}', on(expectToldLast));
Then('everything it was told was signed with the key that was agreed', on(expectSigned));
Then('the analyst can read the document {string} as that desk sent it', on(expectDocument));
Then('that desk does not find its ticket any more, and was told last that it is deleted', on(expectGone));
Then('it was answered each time as for a ticket that does not exist', on(expectLikeNone));
Then('it finds no ticket in its list, and was told of none', on(expectNothingSeen));
Then('the number {word} is in no document, and in nothing that desk was told', on(expectNumberKeptOut));
Then(
  'the record is closed',
  on(async (stage) => expectState(stage, 'closed')),
);
