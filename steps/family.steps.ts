import { Given, Then, When } from '@cucumber/cucumber';
import {
  expectAlone,
  expectItsCallerAsked,
  expectNobodyToldAbout,
  expectOnceAbout,
  expectPart,
  expectRangAbout,
  expectResolved,
  link,
  reopenNth,
  resolveNth,
  tryToLink,
  unlink,
} from './acts/family.ts';
import { step } from './environment/index.ts';

Given('the analyst makes {nth} a part of {nth}', step(link));

When('the analyst tries to make {nth} a part of {nth}', step(tryToLink));
When('the analyst takes {nth} out of {nth}, because {string}', step(unlink));
When('the analyst resolves {nth}: {string}', step(resolveNth));
When('the analyst reopens {nth}, because {string}', step(reopenNth));

Then('{nth} is a part of {nth}', step(expectPart));
Then('{nth} is on its own', step(expectAlone));
Then('{nth} is resolved', step(expectResolved));
Then('the caller of {nth} was asked by mail whether it works again', step(expectItsCallerAsked));
Then('the {contact} is called at {moment} about {nth}', step(expectRangAbout));
Then('nobody is called or written to about {nth} after {moment}', step(expectNobodyToldAbout));
Then('nobody was called twice about {nth}', step(expectOnceAbout));
