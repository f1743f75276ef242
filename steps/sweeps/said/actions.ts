import type { DataTable } from '@cucumber/cucumber';
import type { Severity } from '../../../standards/index.ts';
import { levelsOf } from '../../expected/levels.ts';
import { HarnessFault } from '../../environment/harness-fault.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import type { Occasion } from '../../environment/remembered.ts';
import { instantOf, momentOf } from '../../time/moments.ts';
import { FACTS, isFact } from './facts.ts';
import { HAPPENING, type Happened } from './occasions.ts';

/** The facts of a cell: `reference, service, "30 minutes"`. */
function factsIn(cell: string): readonly string[] {
  const facts = cell.split(', ').filter((fact) => fact !== '');
  const unknown = facts.find((fact) => !isFact(fact));
  if (unknown !== undefined)
    throw new HarnessFault(`"${unknown}" is no fact. Write words in quotation marks, or ${FACTS.join(', ')}.`);
  return facts;
}

/** Rows that follow on the same happening are about one incident. */
export async function letHappen(environment: ScenarioEnvironment, table: DataTable): Promise<void> {
  const occasions: Occasion[] = [];
  const happened = new Map<string, Happened>();
  for (const { 'what happens': what = '', by = '', to = '', 'must name': cell = '' } of table.hashes()) {
    const happening = HAPPENING[what];
    if (!happening) throw new HarnessFault(`"${what}" cannot happen. Write ${Object.keys(HAPPENING).join(', ')}.`);
    const facts = factsIn(cell);
    const it = happened.get(what) ?? (await happening(environment, happened.size));
    happened.set(what, it);
    await environment.settle();
    occasions.push({ what, by, to, facts, ...it });
  }
  environment.state.occasions = occasions;
}

const PEOPLE = { number: '020 7946 0599', mail: 'nobody@example.org', words: '', time: null };

/** Incidents that nobody acknowledges, each from one moment until another, when it is resolved. */
export async function leaveUnanswered(environment: ScenarioEnvironment, table: DataTable): Promise<void> {
  const { clock, standard } = environment;
  const when = (text = '') => instantOf(momentOf(text), clock.now(), standard.zone);
  const analyst = await environment.as('analyst');
  const organisation = standard.organisations[0]!;
  const occasions: Occasion[] = [];
  const open = async (named: string, severity: Severity, place: number) => {
    const service = standard.services.find(({ name }) => name === named);
    if (!service) throw new HarnessFault(`The standard has no service "${named}".`);
    const summary = `Terminal ${place} in the corridor is dark`;
    const caller = { name: 'Robin Ward', organisation: organisation.id, telephone: PEOPLE.number };
    const contact = { caller, service: service.id, summary, description: summary, ...levelsOf(environment, severity) };
    const { reference } = await analyst.logCall(null, contact);
    const means = { ...PEOPLE, service: named, severity, summary, organisation: organisation.name, caller: caller.name };
    occasions.push({ what: 'an unanswered incident', by: '', to: '', facts: [], reference, means });
    return reference;
  };
  const opened = new Map<number, string>();
  const events = table.hashes().flatMap(({ from, until, severity, service = '' }, place) => [
    { at: when(from), act: async () => void opened.set(place, await open(service, severity as Severity, place)) },
    { at: when(until), act: async () => analyst.resolve(opened.get(place)!, 'It was the cable.') },
  ]);
  for (const { at, act } of events.sort((a, b) => Temporal.Instant.compare(a.at, b.at))) {
    await clock.advanceTo(at);
    await act();
    await environment.settle();
  }
  environment.state.occasions = occasions;
}
