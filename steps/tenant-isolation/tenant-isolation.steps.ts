import { Given, Then, When } from '@cucumber/cucumber';
import type { Organisation } from '../../standards/index.ts';
import { DENIALS } from '../denials.ts';
import { step } from '../environment/index.ts';
import {
  askForBoth,
  askForColleagues,
  askForDocument,
  attachTo,
  colleagueTelephoned,
  searchAsOrganisation,
  openListAndPage,
  rememberFigures,
  reportSeveral,
  reportSeveralByMinutes,
  searchFor,
  sendMailInto,
} from './actions.ts';
import {
  expectCount,
  expectListShows,
  expectNothingFound,
  expectNotMailed,
  expectOnlyOwn,
  expectPageNotFound,
  expectSameFigures,
  expectSameWords,
  expectUntouched,
} from './assertions.ts';

Given("the analyst has attached a picture to {organisation}'s incident", step(attachTo));
Given('a colleague at {organisation} has telephoned: {string}', step(colleagueTelephoned));
Given('somebody at {organisation} has noted their counts and their deadline', step(rememberFigures));

When('somebody at {organisation} looks at their list, their counts and searches for {string}', step(searchAsOrganisation));
When('somebody at {organisation} searches for {string}', step(searchFor));
When("somebody at {organisation} asks for {organisation}'s incident, and for one that does not exist", step(askForBoth));
When("somebody at {organisation} asks for the colleague's incident, and for one that does not exist", step(askForColleagues));
When('somebody at {organisation} asks for that document', step(askForDocument));
When("the caller of {organisation} writes with {organisation}'s reference in the subject: {string}", step(sendMailInto));
When("somebody at {organisation} opens their list and then the page of {organisation}'s incident", step(openListAndPage));
When('{organisation} reports {int} incidents on the portal', step(reportSeveral));
When('{organisation} reports {int} incidents on the portal, a minute apart', step(reportSeveralByMinutes));

Then('they find {int} incident in each, and it is their own', step(expectOnlyOwn));
Then('they find nothing, although the analyst finds it', step(expectNothingFound));
Then('the desk refuses both in the same words', step(expectSameWords));
Then("{organisation}'s incident does not hold the words {string}", step(expectUntouched));
Then(
  DENIALS.neighbourNotMailed,
  step((environment, organisation: Organisation) => expectNotMailed(environment, organisation, 'Osprey')),
);
Then('their list shows {string} and not {string}', step(expectListShows));
Then('the other page says that it was not found', step(expectPageNotFound));
Then('somebody at {organisation} finds the same counts and the same deadline', step(expectSameFigures));
Then('the counts of {organisation} are {int}', step(expectCount));
