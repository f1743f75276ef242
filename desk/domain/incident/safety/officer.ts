import { mustHold } from '../../access/duties.ts';
import type { Actor } from '../../access/actor.ts';
import type { NewEvent } from '../events.ts';
import { refuse, requireText } from '../refuse.ts';
import type { Incident } from '../types.ts';
import type { SafetyCase, SafetyCommand } from './types.ts';
import { readTriage } from './triage-form.ts';
import type { ClinicalSafetyPolicy, Policy } from '../../../../standards/index.ts';

type Of<V extends SafetyCommand['do']> = Extract<SafetyCommand, { do: V }>;

/** The commands of the clinical safety officer, the deputy, and the one who accepts a risk. Each throws a `Refusal`. */

export function clinicalSafetyOf({ clinicalSafety }: Policy): ClinicalSafetyPolicy {
  if (clinicalSafety === null) throw refuse.invalid('The standard of this desk names no clinical safety officer.');
  return clinicalSafety;
}

function flagged(incident: Incident): SafetyCase {
  if (incident.safetyCase?.flaggedAt == null)
    throw refuse.wrongState(incident, 'no possible harm is flagged on it. Flag it first.');
  return incident.safetyCase;
}

/** The officer's answers to the triage form, and the risk by the standard's table. A second form replaces the first; both stay in the log. */
export function triageHarm(incident: Incident, given: Of<'triageHarm'>, policy: Policy, actor: Actor): readonly NewEvent[] {
  const safety = clinicalSafetyOf(policy);
  mustHold(actor, safety.officer, policy, 'fill the triage form');
  const { signOff } = flagged(incident);
  if (signOff !== null) throw refuse.wrongState(incident, `${signOff.by} has signed it off. Flag a new harm if there is one.`);
  return [{ type: 'safetyTriaged', ...readTriage(given, safety) }];
}

/** `hazard` is the reference of an entry that exists in the hazard log. */
export function linkHazard(incident: Incident, hazard: string, policy: Policy, actor: Actor): readonly NewEvent[] {
  mustHold(actor, clinicalSafetyOf(policy).officer, policy, 'link a hazard');
  return flagged(incident).hazards.includes(hazard) ? [] : [{ type: 'hazardLinked', hazard }];
}

export function signOffSafety(
  incident: Incident,
  { conclusion, withoutHazard }: Of<'signOffSafety'>,
  policy: Policy,
  actor: Actor,
): readonly NewEvent[] {
  mustHold(actor, clinicalSafetyOf(policy).officer, policy, 'sign it off');
  const { triage, hazards, signOff, askedAt } = flagged(incident);
  if (signOff !== null) return [];
  if (askedAt !== null)
    throw refuse.wrongState(incident, 'somebody has to answer first whether a patient may have come to harm.');
  if (triage === null) throw refuse.wrongState(incident, 'fill the triage form before you sign it off.');
  if (hazards.length === 0 && withoutHazard === undefined)
    throw refuse.wrongState(incident, 'link it to a hazard of the log, or say why no hazard belongs to it.');
  return [
    {
      type: 'safetySignedOff',
      risk: triage.risk,
      ...(hazards.length === 0 && { withoutHazard: true }),
      texts: {
        conclusion: requireText(conclusion, 'what you conclude'),
        ...(hazards.length === 0 && { withoutHazard: requireText(withoutHazard!, 'why no hazard belongs to it') }),
      },
    },
  ];
}

export function acceptRisk(incident: Incident, given: string, policy: Policy, actor: Actor): readonly NewEvent[] {
  const { acceptance: rule } = clinicalSafetyOf(policy);
  mustHold(actor, rule.by, policy, 'accept the risk that remains');
  const { signOff, acceptance } = flagged(incident);
  if (signOff === null)
    throw refuse.wrongState(incident, 'the clinical safety officer signs it off before its risk is accepted.');
  if (acceptance !== null) return [];
  if (signOff.risk < rule.from)
    throw refuse.wrongState(incident, `its risk of ${signOff.risk} needs no acceptance; that begins at ${rule.from}.`);
  return [{ type: 'safetyRiskAccepted', risk: signOff.risk, texts: { reason: requireText(given, 'why the risk is accepted') } }];
}
