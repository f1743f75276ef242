import { Then, When } from '@cucumber/cucumber';
import {
  expectEachPartAsked,
  expectInTheSecond,
  expectNoPartRang,
  expectNoSilence,
  expectTwoTickets,
  handOffAdding,
  manyReport,
} from './acts/disasters.ts';
import { on } from './stage/index.ts';

When('{int} more people of all organisations report {service} within {span}, and each becomes a part of it', on(manyReport));
When('the analyst hands the incident to the supplier, and adds to {word} {string}', on(handOffAdding));

Then('nobody was called about any of its parts', on(expectNoPartRang));
Then('the caller of each of its parts was asked by mail whether it works again', on(expectEachPartAsked));
Then('the caller heard from the desk at least every {span} from {moment} to {moment}', on(expectNoSilence));
Then('the LSP holds {int} tickets under our one reference, the first of them sent back', on(expectTwoTickets));
Then('the LSP has {string} in the second', on(expectInTheSecond));
