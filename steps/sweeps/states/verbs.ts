import type { DeskSession, IncidentView } from '../../../adapters/desk-under-test.ts';
import { levelsOf } from '../../expected/levels.ts';
import type { Severity } from '../../../standards/index.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import { completeData } from '../../hand-off/data.ts';

/** What a verb needs beside the incident that it changes. */
export interface Tried {
  readonly environment: ScenarioEnvironment;
  readonly analyst: DeskSession;
  readonly manager: DeskSession;
  readonly incident: IncidentView;
  /** An open incident of the same severity that has no parent. */
  readonly parent: string;
}

const anHourLater = ({ environment: { clock } }: Tried, hours = 1) => String(clock.now().add({ hours }));

/** One below, or above the least. */
const otherSeverity = ({ incident: { severity } }: Tried) => String(severity === '5' ? 4 : Number(severity) + 1) as Severity;

/** Another service that the same supplier has. */
const otherService = ({ environment: { standard }, incident }: Tried) => {
  const own = standard.services.find(({ id }) => id === incident.service);
  return standard.services.find(({ id, supplier }) => id !== incident.service && supplier === own?.supplier)!.id;
};

const FILE = { name: 'screen.txt', mediaType: 'text/plain', content: Buffer.from('The first screen, and nothing after it.') };

/** Each thing that a desk's staff do to an incident, by its name in a table. */
export const VERBS: Readonly<Record<string, (tried: Tried) => Promise<unknown>>> = {
  acknowledge: async ({ analyst, incident }) => analyst.acknowledge(incident.reference),
  respond: async ({ analyst, incident }) => analyst.respond(incident.reference, 'We are looking into it.'),
  note: async ({ analyst, incident }) => analyst.note(incident.reference, 'Switch 4 is in the cellar.'),
  attach: async ({ analyst, incident }) => analyst.attach(incident.reference, FILE),
  pause: async ({ analyst, incident }) => analyst.pause(incident.reference, 'awaiting-caller'),
  resume: async ({ analyst, incident }) => analyst.resume(incident.reference),
  reclassify: async (tried) =>
    tried.analyst.reclassify(tried.incident.reference, {
      ...levelsOf(tried.environment, otherSeverity(tried)),
      reason: 'It is not what it seemed.',
    }),
  'change the service': async (tried) =>
    tried.analyst.changeService(tried.incident.reference, otherService(tried), 'It was misheard.'),
  'declare a major incident': async ({ analyst, incident }) =>
    analyst.declareMajorIncident(incident.reference, 'Theatres stand still.'),
  'set the response deadline': async (tried) =>
    tried.manager.setDeadline(tried.incident.reference, 'response', anHourLater(tried), 'Agreed with the caller.'),
  'set the resolution deadline': async (tried) =>
    tried.manager.setDeadline(tried.incident.reference, 'resolution', anHourLater(tried, 3), 'Agreed with the caller.'),
  'set a reminder': async (tried) => tried.analyst.remind(tried.incident.reference, anHourLater(tried, 2), 'Ask the ward.'),
  'hand off': async ({ environment, analyst, incident }) =>
    analyst.handOff(incident.reference, completeData(environment, incident)),
  'answer the supplier': async ({ analyst, incident }) => analyst.answerSupplier(incident.reference, 'It is the third screen.'),
  'link to a parent': async ({ analyst, incident, parent }) => analyst.linkToParent(incident.reference, parent),
  'unlink from its parent': async ({ analyst, incident }) =>
    analyst.unlinkFromParent(incident.reference, 'It is a fault of its own.'),
  resolve: async ({ analyst, incident }) => analyst.resolve(incident.reference, 'The connection was set up anew.'),
  confirm: async ({ analyst, incident }) => analyst.confirm(incident.reference),
  close: async ({ analyst, incident }) => analyst.close(incident.reference),
  reopen: async ({ analyst, incident }) => analyst.reopen(incident.reference, 'It has come back.'),
  erase: async ({ analyst, incident }) => analyst.erase(incident.reference, 'Heronwood'),
};

/** Verbs that add something and leave the incident where it stands. */
export const ADDS: ReadonlySet<string> = new Set([
  ...['respond', 'note', 'attach', 'answer the supplier', 'set a reminder', 'erase'],
  ...['set the response deadline', 'set the resolution deadline'],
]);

/** The verb that the plan allows by severity. */
export const BY_SEVERITY = 'declare a major incident';
