import { Given, Then, When, defineParameterType } from '@cucumber/cucumber';
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
import { on } from './stage/index.ts';

const PLACES = ['the first', 'the second', 'the third'];
defineParameterType({
  name: 'nth',
  regexp: new RegExp(PLACES.join('|')),
  transformer: (text: string) => PLACES.indexOf(text) + 1,
});

Given('the analyst makes {nth} a part of {nth}', on(link));

When('the analyst tries to make {nth} a part of {nth}', on(tryToLink));
When('the analyst takes {nth} out of {nth}, because {string}', on(unlink));
When('the analyst resolves {nth}: {string}', on(resolveNth));
When('the analyst reopens {nth}, because {string}', on(reopenNth));

Then('{nth} is a part of {nth}', on(expectPart));
Then('{nth} is on its own', on(expectAlone));
Then('{nth} is resolved', on(expectResolved));
Then('the caller of {nth} was asked by mail whether it works again', on(expectItsCallerAsked));
Then('the {contact} is called at {moment} about {nth}', on(expectRangAbout));
Then('nobody is called or written to about {nth} after {moment}', on(expectNobodyToldAbout));
Then('nobody was called twice about {nth}', on(expectOnceAbout));
