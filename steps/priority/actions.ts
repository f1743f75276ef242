import type { Severity } from '../../standards/index.ts';
import { reportOf } from '../contacts/reports.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { CELLS } from './cells.ts';

type Found = Map<string, Severity>;

/** Logs one call for each cell of the matrix. */
export async function callsForEachCell(environment: ScenarioEnvironment): Promise<void> {
  const analyst = await environment.as('analyst');
  const found: Found = new Map();
  for (const { impact, urgency } of CELLS) {
    const contact = reportOf(
      environment,
      environment.standard.organisations[0]!,
      environment.standard.services[0]!,
      `Impact ${impact}, urgency ${urgency}`,
    );
    const call = await environment.telephone.call(contact.caller.telephone!);
    const { severity, reference } = await analyst.logCall(call.id, { ...contact, impact, urgency });
    found.set(`${impact}/${urgency}`, severity);
    // Calls out follow in the order of the calls in, because each call's effects end before the next one.
    await environment.settle();
    if (environment.state.references.length === 0) environment.state.references.push(reference);
  }
  environment.state.severities = found;
}

/** Reclassifies one incident through every cell, from the last to the first, so that each severity replaces another. */
export async function everyCellInTurn(environment: ScenarioEnvironment): Promise<void> {
  const analyst = await environment.as('analyst');
  const reference = environment.state.reference;
  const found: Found = new Map();
  for (const { impact, urgency } of [...CELLS].reverse()) {
    const before = await analyst.incident(reference);
    if (before.impact !== impact || before.urgency !== urgency)
      await analyst.reclassify(reference, { impact, urgency, reason: `as seen at ${impact}/${urgency}` });
    found.set(`${impact}/${urgency}`, (await analyst.incident(reference)).severity);
    await environment.settle();
  }
  environment.state.severities = found;
}
