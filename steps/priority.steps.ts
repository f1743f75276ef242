import { Then, When } from '@cucumber/cucumber';
import { callsForEachCell, everyCellInTurn, expectTable } from './acts/matrix.ts';
import { expectTicketSeverity } from './expect/supplier.ts';
import { step } from './environment/index.ts';

When('the analyst logs one call for each pair of impact and urgency, row by row', step(callsForEachCell));
When('the analyst reclassifies it through every pair of impact and urgency, from the last to the first', step(everyCellInTurn));

Then('the severities are those of the published table:', step(expectTable));
Then("the LSP's ticket has severity {severity}", step(expectTicketSeverity));
