import { Then, When } from '@cucumber/cucumber';
import { callsForEachCell, everyCellInTurn, expectTable } from './acts/matrix.ts';
import { expectTicketSeverity } from './expect/supplier.ts';
import { on } from './stage/index.ts';

When('the analyst logs one call for each pair of impact and urgency, row by row', on(callsForEachCell));
When('the analyst reclassifies it through every pair of impact and urgency, from the last to the first', on(everyCellInTurn));

Then('the severities are those of the published table:', on(expectTable));
Then("the LSP's ticket has severity {severity}", on(expectTicketSeverity));
