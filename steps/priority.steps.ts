import { Then, When } from '@cucumber/cucumber';
import type { Severity } from '../standards/index.ts';
import { callsForEachCell, everyCellInTurn, expectTable } from './acts/matrix.ts';
import { show } from './expect/shown.ts';
import { theTicket } from './expect/supplier.ts';
import { on } from './stage/index.ts';

When('the analyst logs one call for each pair of impact and urgency, row by row', on(callsForEachCell));
When('the analyst reclassifies it through every pair of impact and urgency, from the last to the first', on(everyCellInTurn));

Then('the severities are those of the published table:', on(expectTable));
Then(
  "the LSP's ticket has severity {severity}",
  on((stage, severity: Severity) => {
    const ticket = theTicket(stage);
    show(ticket.severity === severity, `The LSP was to be told severity ${severity}, and was told ${ticket.severity}.`);
  }),
);
