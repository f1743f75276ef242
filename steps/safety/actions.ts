import type { DeskSession, OfficerRole, TriageForm } from '../../adapters/desk-under-test.ts';
import { attempt, byAnalyst } from '../incidents/actions.ts';
import { theIncident } from '../incidents/observations.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { at, type Moment } from '../time/moments.ts';
import { risksTried } from './observations.ts';

const ANSWERS: TriageForm['answers'] = {
  ...{ seen: 'A list of somebody else', since: '08:50', stopped: true, patients: 1, fault: 'wrong', caught: true },
  ...{ harm: 'None known', workaround: 'Paper', newHazard: true, realised: false, controlsFailed: false },
};
const HAZARD = {
  ...{
    name: 'Data of another patient',
    description: 'A list shows a patient who is not open.',
    causes: 'A session that is kept.',
  },
  ...{ effect: 'The wrong record is read.', harm: 'A wrong treatment.', existingControls: 'Name on every page.' },
  ...{ owner: 'Head of clinical systems', severity: 'major', likelihood: 'low' },
};

/** Lets an officer act on the scenario's incident. */
async function byOfficer(
  environment: ScenarioEnvironment,
  role: OfficerRole,
  act: (officer: DeskSession, reference: string) => Promise<unknown>,
): Promise<void> {
  environment.need('safety');
  const { reference } = await theIncident(environment);
  await act(await environment.as(role), reference);
}

export const fillForm = async (environment: ScenarioEnvironment, severity: string, likelihood: string): Promise<void> =>
  byOfficer(environment, 'clinical-safety-officer', async ({ safety }, reference) =>
    safety.triage(reference, { answers: ANSWERS, severity, likelihood }),
  );

export const linkHazard = async (environment: ScenarioEnvironment): Promise<void> =>
  byOfficer(environment, 'clinical-safety-officer', async ({ safety }, reference) => {
    await safety.linkHazard(reference, await safety.recordHazard(HAZARD));
  });

export const signOff = async (environment: ScenarioEnvironment): Promise<void> =>
  byOfficer(environment, 'clinical-safety-officer', async ({ safety }, reference) =>
    safety.signOff(reference, 'No harm came of it; the list is right again.'),
  );

export const tryToSignOff = async (environment: ScenarioEnvironment): Promise<unknown> =>
  attempt(environment, async () => signOff(environment));

export const analystTriesToSignOff = async (environment: ScenarioEnvironment): Promise<unknown> =>
  attempt(environment, async () => byAnalyst(environment, async ({ safety }, reference) => safety.signOff(reference, 'Fine.')));

export const tryToCloseNow = async (environment: ScenarioEnvironment): Promise<unknown> =>
  attempt(environment, async () => byAnalyst(environment, async (analyst, reference) => analyst.close(reference)));

export const ruleOut = async (environment: ScenarioEnvironment): Promise<void> =>
  byAnalyst(environment, async ({ safety }, reference) => safety.ruleOutHarm(reference, 'Only a printer had stopped.'));

export const acceptRisk = async (environment: ScenarioEnvironment): Promise<void> =>
  byOfficer(environment, 'medical-director', async ({ safety }, reference) => safety.acceptRisk(reference, 'The controls hold.'));

/** One form for each pair, on an incident that is not signed off: each replaces the one before. */
export async function judgeEachPair(environment: ScenarioEnvironment): Promise<void> {
  const { severities, likelihoods } = environment.standard.clinicalSafety!;
  const tried = risksTried(environment);
  for (const { id: likelihood } of likelihoods)
    for (const { id: severity } of severities) {
      await fillForm(environment, severity, likelihood);
      await byOfficer(environment, 'clinical-safety-officer', async ({ safety }, reference) => {
        tried.set(`${likelihood}/${severity}`, (await safety.record(reference)).risk);
      });
    }
}

const FLAGGED = 4;
/** The part that was flagged is one in the middle. */
export async function flagOnePart(environment: ScenarioEnvironment): Promise<void> {
  const analyst = await environment.as('analyst');
  await analyst.safety.flagHarm(environment.state.parts[FLAGGED]!, ['possible-harm'], 'A dose was late.');
}
export const resolveParent = async (environment: ScenarioEnvironment): Promise<void> =>
  (await environment.as('analyst')).resolve(environment.state.reference, 'Restored.');

export async function confirmParts(environment: ScenarioEnvironment): Promise<void> {
  const analyst = await environment.as('analyst');
  for (const part of environment.state.parts) await analyst.confirm(part);
  await environment.clock.advance(Temporal.Duration.from({ hours: 48 }));
}

export const knowSince = async (environment: ScenarioEnvironment, since: Moment): Promise<void> =>
  byAnalyst(environment, async ({ safety }, reference) =>
    safety.knowOfBreach(reference, { at: String(at(environment, since)), what: 'A list with names.' }),
  );

export const supplierKnew = async (environment: ScenarioEnvironment, knew: Moment, told: Moment): Promise<void> =>
  byAnalyst(environment, async ({ safety }, reference) =>
    safety.knowOfBreach(reference, {
      at: String(at(environment, told)),
      what: 'A list with names.',
      supplier: environment.lsp.id,
      supplierKnewAt: String(at(environment, knew)),
    }),
  );

export const notifyRegulator = async (environment: ScenarioEnvironment): Promise<void> =>
  byOfficer(environment, 'information-governance', async ({ safety }, reference) =>
    safety.notifyBreach(reference, 'The regulator', 'R-1'),
  );

export const decideBreach = async (environment: ScenarioEnvironment, reason: string): Promise<void> =>
  byOfficer(environment, 'information-governance', async ({ safety }, reference) => safety.decideBreach(reference, reason));

export const analystTriesToDecide = async (environment: ScenarioEnvironment): Promise<unknown> =>
  attempt(environment, async () =>
    byAnalyst(environment, async ({ safety }, reference) => safety.decideBreach(reference, 'It is small.')),
  );

export const appoint = async (environment: ScenarioEnvironment, name: string): Promise<void> =>
  byOfficer(environment, 'information-governance', async ({ safety }, reference) => safety.appointInvestigator(reference, name));

export const tryToAppoint = async (environment: ScenarioEnvironment, name: string): Promise<unknown> =>
  attempt(environment, async () => appoint(environment, name));

export const tryToAppointCaller = async (environment: ScenarioEnvironment): Promise<unknown> =>
  tryToAppoint(environment, (await theIncident(environment)).caller.name);

export const addSubject = async (environment: ScenarioEnvironment, name: string, manager?: string): Promise<void> =>
  byAnalyst(environment, async ({ safety }, reference) => safety.addInvolved(reference, name, 'subject', manager));
