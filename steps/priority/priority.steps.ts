import { Then, When } from '@cucumber/cucumber';
import { step } from '../environment/index.ts';
import { callsForEachCell, everyCellInTurn } from './actions.ts';
import { expectTable } from './assertions.ts';

When('the analyst logs one call for each pair of impact and urgency, row by row', step(callsForEachCell));
When('the analyst reclassifies it through every pair of impact and urgency, from the last to the first', step(everyCellInTurn));

Then('the severities are those of the published table:', step(expectTable));
