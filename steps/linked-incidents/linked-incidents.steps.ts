import { Given, Then, When } from '@cucumber/cucumber';
import { DENIALS } from '../denials.ts';
import { step } from '../environment/index.ts';
import { link, reopenNth, reportParts, resolveNth, tryToLink, unlink } from './actions.ts';
import {
  expectAlone,
  expectCalledAbout,
  expectEachPartAsked,
  expectItsCallerAsked,
  expectNobodyCalledAboutParts,
  expectNobodyCalledTwiceAbout,
  expectNobodyContactedAbout,
  expectPart,
  expectResolved,
} from './assertions.ts';

Given('the analyst makes {nth} a part of {nth}', step(link));

When('{int} more people of all organisations report {service} within {span}, and each becomes a part of it', step(reportParts));
When('the analyst tries to make {nth} a part of {nth}', step(tryToLink));
When('the analyst takes {nth} out of {nth}, because {string}', step(unlink));
When('the analyst resolves {nth}: {string}', step(resolveNth));
When('the analyst reopens {nth}, because {string}', step(reopenNth));

Then(DENIALS.nobodyCalledAboutParts, step(expectNobodyCalledAboutParts));
Then('the caller of each of its parts was asked by mail whether it works again', step(expectEachPartAsked));
Then('{nth} is a part of {nth}', step(expectPart));
Then('{nth} is on its own', step(expectAlone));
Then('{nth} is resolved', step(expectResolved));
Then('the caller of {nth} was asked by mail whether it works again', step(expectItsCallerAsked));
Then('the {contact} is called at {moment} about {nth}', step(expectCalledAbout));
Then(DENIALS.nobodyContactedAbout, step(expectNobodyContactedAbout));
Then('nobody was called twice about {nth}', step(expectNobodyCalledTwiceAbout));
