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
import { step } from './environment/index.ts';

When('{int} more people of all organisations report {service} within {span}, and each becomes a part of it', step(manyReport));
When('the analyst hands the incident to the supplier, and adds to {word} {string}', step(handOffAdding));

Then('nobody was called about any of its parts', step(expectNoPartRang));
Then('the caller of each of its parts was asked by mail whether it works again', step(expectEachPartAsked));
Then('the caller heard from the desk at least every {span} from {moment} to {moment}', step(expectNoSilence));
Then('the LSP holds {int} tickets under our one reference, the first of them sent back', step(expectTwoTickets));
Then('the LSP has {string} in the second', step(expectInTheSecond));
