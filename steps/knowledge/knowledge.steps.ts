import { Given, Then, When } from '@cucumber/cucumber';
import { longStep, step } from '../environment/index.ts';
import type { Service } from '../../standards/index.ts';
import * as does from './actions.ts';
import * as shows from './assertions.ts';
import { dateOf } from './dates.ts';

Given('an article about each national application, reviewed today', step(does.writeForEach));
Given('an article about {service}, reviewed today', step(does.writeReviewed));
Given('an article about {service}: {string}', step(does.writeTitled));
Given('an article for callers of the trust alone, reviewed today', step(does.writeForTrust));
Given('two incidents in which an analyst has used it', step(does.useInTwo));

When('an analyst reads the articles', step(does.readArticles));
When('an analyst searches the articles for {string}', step(does.searchArticles));
When('an analyst corrects its spelling', step(does.correctSpelling));
When('an analyst changes what it says', step(does.changeWords));
When('somebody at social services looks for it', step(does.lookFromElsewhere));
When('it helped in the first, and not in the second', step(does.helpInFirst));

Then(
  'each national application has a validated article, to be reviewed by {int} {word} {int}',
  step((environment, day: number, month: string, year: number) =>
    shows.expectEachReviewed(environment, dateOf(day, month, year)),
  ),
);
Then(
  'the article is to be reviewed by {int} {word} {int}',
  step(async (environment, day: number, month: string, year: number) =>
    shows.expectReviewBy(environment, dateOf(day, month, year)),
  ),
);
Then('the article is still validated', step(shows.expectValidated));
Then('the article is no longer validated', step(shows.expectNotValidated));
Then('its earlier version can be read', step(shows.expectEarlierVersion));
Then('the first of the list is the article about {service}, and it is overdue', step(shows.expectOverdueFirst));
Then('the article is found', step(shows.expectFound));
Then('they find nothing and are refused it', step(shows.expectNothingFound));
Then('somebody at {organisation} finds it', step(shows.expectOwnFind));
Then('the article was used {int} time(s) and helped {int} time(s)', step(shows.expectUsed));
Then('the incident names version {int}, and version {int} is current', step(shows.expectVersionKept));

Given('a known error of {service} numbered {string}, in which {string}', step(does.publishKnownError));
Given('an incident with {service}, telephoned in before the known error was published', step(does.telephoneBefore));
When('{organisation} telephones: {string}', step(does.telephone));
When('the supplier withdraws it', step(does.withdrawKnownError));
When('it is fixed for {organisation}', step(does.fixFor));
When('the trust telephones three times: twice with its number, once without anything to tell it by', step(does.telephoneThrice));
When('all four turn out to be the known error, which was used in the last one later', step(does.nameAll));
Then('the known error was offered at once, with its workaround', step(shows.expectOffered));
Then('no known error was offered', step(shows.expectNotOffered));
Then('{int} of {int} were offered it at once, which is {float} per cent', step(shows.expectRate));
Then('the one before its publication is listed apart', step(shows.expectApart));

When('a hundred questions from the seed are put to the desk', longStep(does.putSeeded));
When('the questions of the second author are put to the desk', longStep(does.putSecondAuthors));
When('somebody says {string}', step(does.say));
Then(
  'the right service is among the suggestions for at least {int} of 100, and first for at least {int}',
  step(shows.expectSuggested),
);
Then('the first suggestion is {service}, with its reasons', step(shows.expectFirst));
Then('the desk suggests no service', step(shows.expectNone));
Given('an incident for which {service} was suggested, filed under {service} by mistake', step(does.misfile));
When('it is filed rightly and closed', step(does.fileRightly));
Then('the incident says suggested {service}, chosen {service}, finally {service}', step(shows.expectKept));

Given('a test of ten questions, set by the duty manager', step(does.setTest));
When('an analyst of the night shift answers {int} of them rightly', step(does.sitTest));
Then('by name and shift {int} of {int} are recorded, which counts as {word}', step(shows.expectScore));
Then('the test shows nothing of the early and the late shift, and says so', step(shows.expectShiftsNamed));
Then('neither the analyst nor the duty manager may begin it', step(shows.expectNotBegun));

Given(
  'an analyst who may take calls about {service} {word}, shown on {int} {word} {int}',
  step(async (environment, service: Service, level: string, day: number, month: string, year: number) =>
    does.showCompetence(environment, service, level, dateOf(day, month, year)),
  ),
);
Given(
  'the analyst works the night shift of {int} {word} {int}',
  step(async (environment, day: number, month: string, year: number) => does.planNight(environment, dateOf(day, month, year))),
);
When(
  'the assessor asks for the gaps of {int} {word} {int}',
  step(async (environment, day: number, month: string, year: number) => does.askGaps(environment, dateOf(day, month, year))),
);
Then('the night shift has a gap for {service} from {moment} to {moment}', step(shows.expectGap));
Then('the night shift has no gap for {service}', step(shows.expectNoGap));
When('the duty manager records {int} of 100 right answers as a proof', step(does.recordScore));
When('the duty manager records a proof of their own competence', step(does.recordOwn));
