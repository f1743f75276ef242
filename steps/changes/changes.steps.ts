import { Given, Then, When } from '@cucumber/cucumber';
import { step } from '../environment/index.ts';
import {
  acknowledgeAt,
  approveAll,
  approvedBy,
  askSlots,
  assess,
  begin,
  doing,
  feedsAroundMove,
  freeze,
  giveTheatres,
  giveUnreadable,
  liftFreeze,
  linkIncidents,
  makeReady,
  makeReadyBut,
  moveTo,
  raiseByEverybody,
  raiseEmergency,
  raiseFor,
  raiseForTwo,
  raiseOf,
  readSchedule,
  readyItem,
  reviewFinding,
  stop,
  trying,
  writeDown,
} from './actions.ts';
import {
  expectApprovedBy,
  expectBestSlot,
  expectBothCollide,
  expectCollision,
  expectContactTold,
  expectFeedMoved,
  expectHeld,
  expectInSchedule,
  expectLetterCount,
  expectLinked,
  expectNotGiven,
  expectNotice,
  expectNotReadSaid,
  expectOneProcess,
  expectOverdue,
  expectOwnSchedule,
  expectSlotFrom,
  expectState,
  expectStopReason,
  expectSuccess,
  expectTold,
  expectToldSo,
  expectTriggers,
  expectUnapproved,
  expectVerdict,
} from './assertions.ts';

Given('a change of {service} for {organisation}, from {moment} to {moment}', step(raiseFor()));
Given(
  'a change of {service} for {organisation} by Sam Field, from {moment} to {moment}',
  step(raiseFor({ assignee: 'Sam Field' })),
);
Given('a change of {service} for {organisation} without a way back, from {moment} to {moment}', step(raiseFor({ backOut: '' })));
Given('a change of {service} for {organisation} and {organisation}, from {moment} to {moment}', step(raiseForTwo));
Given('a change of the {string} for {organisation}, from {moment} to {moment}', step(raiseOf));
Given(
  'a customer, the desk and the supplier each ask for a change of {service}, from {moment} to {moment}',
  step(raiseByEverybody),
);
Given('the duty manager records an emergency change of {service} for {organisation}', step(raiseEmergency));
Given(
  'its clinical risk is assessed',
  step(async (environment) => assess(environment)),
);
Given(
  'everything is ready for it, and its time is signed off',
  step(async (environment) => makeReady(environment)),
);
Given('everything is ready for it but {string}, and its time is signed off', step(makeReadyBut));
Given("{organisation}'s theatres run from {moment} to {moment}", step(giveTheatres));
Given("{organisation}'s calendar cannot be read", step(giveUnreadable));

When('it is assessed and approved', step(approveAll));
When('the {contact} approves it', step(approvedBy));
When('it moves to {moment}, until {moment}, because {string}', step(moveTo));
When('the clinical safety officer stops it, because {string}', step(stop));
When('the change begins', step(begin));
When(
  'the change is made as planned',
  step(doing('change manager', async (changes, reference) => changes.complete(reference, 'met'))),
);
When('the review finds {string}', step(reviewFinding));
When('what was left unsaid of the emergency change of {service} for {organisation} is written down', step(writeDown));
When('the analyst records {string} as ready', step(readyItem));
When('the analyst links the incident(s) to it', step(linkIncidents));
When('everybody told at {organisation} says that they read it', step(acknowledgeAt));
When('the change manager freezes {service} from {moment} to {moment} for {string}', step(freeze));
When('the freeze is lifted', step(liftFreeze));
When('{organisation} reads the forward schedule', step(readSchedule));
When(
  "{organisation}'s calendar is read before and after the analyst moves it to {moment}, until {moment}",
  step(feedsAroundMove),
);
When('the analyst asks when {service} can be changed for {organisation} in {int} hour(s)', step(askSlots));

const tries = (what: string) =>
  new RegExp(`^the (analyst|duty manager|change manager|clinical safety officer) tries to ${what}$`);
When(tries('approve it'), step(trying(async (changes, reference) => changes.approve(reference))));
When(tries('submit it'), step(trying(async (changes, reference) => changes.submit(reference))));
When(tries('begin it'), step(trying(async (changes, reference) => changes.begin(reference))));
When(tries('close it'), step(trying(async (changes, reference) => changes.review(reference, 'All was well.'))));
When(
  tries('stop it'),
  step(trying(async (changes, reference) => changes.assessClinicalRisk(reference, { outcome: 'stop', reason: 'Not today.' }))),
);

Then('the change is now {word}', step(expectState));
Then('everybody who is told at {organisation} has a mail of it from {moment}', step(expectTold));
Then('everybody who is told at {organisation} reads {string}', step(expectToldSo));
Then('everybody who is told at {organisation} has had {int} mail(s) of it', step(expectLetterCount));
Then('the notice to {organisation} is early enough', step(expectNotice(true)));
Then('the notice to {organisation} is too late', step(expectNotice(false)));
Then('somebody at {organisation} has no notice', step(expectNotGiven));
Then('it was approved by the {contact}', step(expectApprovedBy));
Then('nobody has approved it', step(expectUnapproved));
Then('the reason {string} is kept', step(expectStopReason));
Then('each of them has its risk, its impact, its way back, its clinical risk and its approval', step(expectOneProcess));
Then(
  'it collides with a freeze',
  step(async (environment) => expectCollision(environment, 'freeze')),
);
Then(
  'it collides with a date without downtime',
  step(async (environment) => expectCollision(environment, 'no-downtime')),
);
Then(
  'it is outside the maintenance window',
  step(async (environment) => expectCollision(environment, 'outside-window')),
);
Then(
  'each of the two names the other, for the same service',
  step(async (environment) => expectBothCollide(environment, 'same-service')),
);
Then(
  'each of the two names the other, for what one needs of the other',
  step(async (environment) => expectBothCollide(environment, 'dependency')),
);
Then(
  'each of the two names the other, for the same customer',
  step(async (environment) => expectBothCollide(environment, 'same-organisation')),
);
Then(
  'each of the two names the other, for the person who is busy',
  step(async (environment) => expectBothCollide(environment, 'assignee-busy')),
);
Then('it collides with nothing', step(expectVerdict('none')));
Then('the change is held', step(expectHeld(true)));
Then('the change is no longer held', step(expectHeld(false)));
Then('the schedule holds {int} change(s)', step(expectInSchedule));
Then('the schedule shows {organisation} nothing of other customers', step(expectOwnSchedule));
Then('the calendar has the same event at its new time, as a later revision', step(expectFeedMoved));
Then('the time of least clinical use is {moment}', step(expectBestSlot));
Then('{organisation} was judged by its {word}', step(expectSlotFrom));
Then("the desk says that {organisation}'s calendar was not checked", step(expectNotReadSaid));
Then('the change and the incident name each other', step(expectLinked));
Then('the change comes before the board for its incidents', step(expectTriggers(true)));
Then('the change does not come before the board for its incidents', step(expectTriggers(false)));
Then('its review is overdue', step(expectOverdue));
Then('the {contact} hears of it by mail', step(expectContactTold));
Then('of {int} reviewed change(s) {int} failed', step(expectSuccess));
