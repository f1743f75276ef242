import type { DataTable } from '@cucumber/cucumber';
import type { DeskSession } from '../../../adapters/desk-under-test.ts';
import type { Organisation } from '../../../standards/index.ts';
import { levelsOf } from '../../expected/levels.ts';
import { HarnessFault } from '../../environment/harness-fault.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import type { ChangedIncident } from '../../environment/remembered.ts';
import { assertShown } from '../../expectation.ts';
import { completeData } from '../../hand-off/data.ts';
import { CONTACTING } from '../found-again/contacts.ts';

type Changing = (analyst: DeskSession, reference: string, environment: ScenarioEnvironment, parent: string) => Promise<unknown>;

const resolved: Changing = async (analyst, reference) => analyst.resolve(reference, 'It was the cable.');
const closed: Changing = async (analyst, reference, environment, parent) => {
  await resolved(analyst, reference, environment, parent);
  await analyst.confirm(reference);
  await environment.settle();
  await analyst.close(reference);
};

/** What is done with an incident, in the words of the table. */
const CHANGING: Readonly<Record<string, Changing>> = {
  'nothing yet': async () => undefined,
  'taken by the analyst': async (analyst, reference) => analyst.acknowledge(reference),
  'made severity 2': async (analyst, reference, environment) =>
    analyst.reclassify(reference, { ...levelsOf(environment, '2'), reason: 'The whole ward has stopped' }),
  'filed under another service': async (analyst, reference, { standard }) => {
    const { service } = await analyst.incident(reference);
    const other = standard.services.findLast(({ id, tier }) => id !== service && tier !== 'none')!;
    await analyst.changeService(reference, other.id, 'It is the network');
  },
  paused: async (analyst, reference) => {
    await analyst.respond(reference, 'Which terminal is it?');
    await analyst.pause(reference, 'awaiting-caller');
  },
  'handed off': async (analyst, reference, environment) => {
    const service = environment.standard.services.find(({ supplier }) => supplier === environment.lsp.id)!;
    const incident = await analyst.incident(reference);
    if (incident.service !== service.id) await analyst.changeService(reference, service.id, 'It is theirs');
    await analyst.handOff(reference, completeData(environment, incident));
  },
  resolved,
  closed,
  reopened: async (analyst, reference, environment, parent) => {
    await closed(analyst, reference, environment, parent);
    await analyst.reopen(reference, 'It is dark again');
  },
  'made a part of another': async (analyst, reference, _environment, parent) => analyst.linkToParent(reference, parent),
};

/** Reports an incident by each channel of a row, does with it what the row says, and keeps what it then has to be. */
export async function changeIncidents(environment: ScenarioEnvironment, withDesk: Organisation, table: DataTable): Promise<void> {
  const { organisations, services } = environment.standard;
  const analyst = await environment.as('analyst');
  const changed: ChangedIncident[] = [];
  for (const { by = '', done = '', state = '', severity = '' } of table.hashes())
    for (const channel of by.split(', ')) {
      const [contact, change] = [CONTACTING[channel], CHANGING[done]];
      if (!contact || !change) throw new HarnessFault(`"${channel}" is no channel, or "${done}" nothing that is done.`);
      const place = changed.length;
      const said = { summary: `Zebra${place} terminal is dark`, description: 'Restarting did not help.' };
      const organisation = channel === 'another desk' ? withDesk : organisations[place % organisations.length]!;
      const made = await contact(environment, said, { place, organisation, service: services[place % services.length]! });
      const { reference } = made;
      assertShown(reference !== null, `The contact by ${channel} was to become an incident; none was found.`);
      await change(analyst, reference, environment, changed[0]?.reference ?? '');
      await environment.settle();
      const parent = done === 'made a part of another' ? changed[0]!.reference : null;
      changed.push({ channel, done, reference, state, severity, parent, word: `Zebra${place}` });
    }
  environment.state.changed = changed;
}
