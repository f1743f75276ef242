import { Given, Then, When } from '@cucumber/cucumber';
import type { Organisation } from '../standards/index.ts';
import {
  askForBoth,
  askForDocument,
  attachTo,
  expectCount,
  expectListShows,
  expectNothingFound,
  expectNotTold,
  expectOnlyOwn,
  expectPageNotFound,
  expectSameFigures,
  expectSameWords,
  expectUntouched,
  flood,
  floodByMinutes,
  lookEverywhere,
  noteFigures,
  openListAndPage,
  searchFor,
  writeInto,
} from './acts/neighbours.ts';
import { on } from './stage/index.ts';

Given("the analyst has attached a picture to {organisation}'s incident", on(attachTo));
Given('somebody at {organisation} has noted their counts and their deadline', on(noteFigures));

When('somebody at {organisation} looks at their list, their counts and searches for {string}', on(lookEverywhere));
When('somebody at {organisation} searches for {string}', on(searchFor));
When("somebody at {organisation} asks for {organisation}'s incident, and for one that does not exist", on(askForBoth));
When('somebody at {organisation} asks for that document', on(askForDocument));
When("the caller of {organisation} writes with {organisation}'s reference in the subject: {string}", on(writeInto));
When("somebody at {organisation} opens their list and then the page of {organisation}'s incident", on(openListAndPage));
When('{organisation} reports {int} incidents on the portal', on(flood));
When('{organisation} reports {int} incidents on the portal, a minute apart', on(floodByMinutes));

Then('they find {int} incident in each, and it is their own', on(expectOnlyOwn));
Then('they find nothing, although the analyst finds it', on(expectNothingFound));
Then('the desk refuses both in the same words', on(expectSameWords));
Then("{organisation}'s incident does not hold the words {string}", on(expectUntouched));
Then(
  "{organisation}'s caller reads nothing of it",
  on((stage, organisation: Organisation) => expectNotTold(stage, organisation, 'Osprey')),
);
Then('their list shows {string} and not {string}', on(expectListShows));
Then('the other page says that it was not found', on(expectPageNotFound));
Then('somebody at {organisation} finds the same counts and the same deadline', on(expectSameFigures));
Then('the counts of {organisation} are {int}', on(expectCount));
