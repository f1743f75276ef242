import type { DataTable } from '@cucumber/cucumber';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import { HarnessFault } from '../../environment/harness-fault.ts';
import type { Done } from './done.ts';
import { DEEDS } from './deeds.ts';
import { ESCALATIONS } from './escalations.ts';
import { REPORTS } from './reports.ts';
import { CALLER, visited, type Subject } from './subject.ts';

/** Does each thing of the table, and keeps what the history of its incident gained. */
export async function doEach(environment: ScenarioEnvironment, table: DataTable): Promise<void> {
  const assessor = await environment.as('assessor');
  const done: Done[] = [];
  for (const [place, { 'what is done': what = '', 'its history names': names = '' }] of table.hashes().entries()) {
    const { subject, before } = await carryOut(environment, what, place);
    await environment.settle();
    const { timeline, severity } = await assessor.incident(subject.reference);
    done.push({
      ...{ what, reference: subject.reference, names: names.split(/, (?=[^"]*(?:"[^"]*"[^"]*)*$)/) },
      ...{ entries: timeline.slice(before), all: timeline },
      means: {
        ...{ caller: [CALLER], severity: [environment.desk.wording.severity(severity)], words: [subject.words] },
        ...{ supplier: [environment.lsp.name], address: [subject.mail], ...subject.means },
      },
    });
    await endOf(environment, subject.reference);
  }
  environment.state.done = done;
}

async function carryOut(
  environment: ScenarioEnvironment,
  what: string,
  place: number,
): Promise<{ readonly subject: Subject; readonly before: number }> {
  const [report, escalation, deed] = [REPORTS[what], ESCALATIONS[what], DEEDS[what]];
  if (report) return { subject: await report(environment, place), before: 0 };
  if (escalation)
    return { subject: await escalation(async () => visited(environment, place, { severity: '2' }), environment), before: 0 };
  if (!deed)
    throw new HarnessFault(`Nothing is done as "${what}". Write ${[...Object.keys(REPORTS), ...Object.keys(DEEDS)].join('; ')}.`);
  const subject = await visited(environment, place, deed.report);
  await deed.first?.(subject);
  await environment.settle();
  const before = (await (await environment.as('assessor')).incident(subject.reference)).timeline.length;
  await deed.act(subject);
  return { subject, before };
}

/** An incident that goes on would be escalated while the others are looked at. Where the desk refuses it, somebody else has it. */
async function endOf(environment: ScenarioEnvironment, reference: string): Promise<void> {
  const analyst = await environment.as('analyst');
  const { state } = await analyst.incident(reference);
  if (state === 'open' || state === 'paused') await analyst.resolve(reference, 'It works again.');
}
