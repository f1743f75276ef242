import { Given, Then, When } from '@cucumber/cucumber';
import { step } from '../environment/index.ts';
import {
  answerSupplier,
  askQuestion,
  beginWork,
  closeTicket,
  deleteTicket,
  reassignTicketNumber,
  logByHand,
  lowerSeverity,
  resolveTicket,
  rotateKey,
  sendBack,
  workAndResolve,
  writeNote,
} from './actions.ts';
import {
  expectAllNotesOnce,
  expectBothSeverities,
  expectReturnedToDesk,
  expectRepaired,
  expectStillOpen,
  expectStillWaiting,
  expectSupplierReads,
  expectTakenTwice,
  expectTicketStatus,
  expectUnauthorized,
  expectUnconfirmed,
} from './assertions.ts';

Given('the LSP works on each ticket after {span} and resolves it after {span} more: {string}', step(workAndResolve));

When('the LSP begins to work on it', step(beginWork));
When('the LSP sends it back: {string}', step(sendBack));
When('the LSP takes it as severity {severity} only: {string}', step(lowerSeverity));
When('the LSP asks: {string}', step(askQuestion));
When('the LSP writes: {string}', step(writeNote));
When('the LSP closes its ticket by itself', step(closeTicket));
When('the LSP deletes its ticket', step(deleteTicket));
When("the LSP gives our ticket's number to another customer's, of severity {severity}", step(reassignTicketNumber));
When('the LSP changes its key, and signs with the old one too for a day', step(rotateKey));
When("the LSP's people write down what they were told, under our reference", step(logByHand));
When('the analyst answers the LSP: {string}', step(answerSupplier));
When('the LSP resolves its ticket: {string}', step(resolveTicket));

Then("the incident is the desk's again", step(expectReturnedToDesk));
Then('the incident stays open', step(expectStillOpen));
Then("our record shows that it is over by the LSP's word alone", step(expectUnconfirmed));
Then('our record shows severity {severity} here and severity {severity} there', step(expectBothSeverities));
Then('our record has each word of the LSP once, in its order', step(expectAllNotesOnce));
Then('the LSP reads {string}', step(expectSupplierReads));
Then('what the LSP had to mend is mended', step(expectRepaired));
Then(
  "the LSP's ticket is closed",
  step((environment) => expectTicketStatus(environment, 'closed')),
);
Then(
  "the LSP's ticket is resolved, and not yet closed",
  step((environment) => expectTicketStatus(environment, 'resolved')),
);
Then(
  "the LSP's ticket is being worked on again",
  step((environment) => expectTicketStatus(environment, 'inProgress')),
);
Then('the desk turned the message away', step(expectUnauthorized));
Then('the desk took each message twice without complaint', step(expectTakenTwice));
Then('the desk still waits for the LSP', step(expectStillWaiting));
