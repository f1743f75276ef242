import type { Actor } from '../access/actor.ts';
import { mustHold } from '../access/duties.ts';
import { serviceIn } from '../incident/service-named.ts';
import { refuse, requireText } from '../incident/refuse.ts';
import { riskOf } from '../incident/safety/triage-form.ts';
import type { Hazard, HazardCommand, HazardFact, NewHazard } from './types.ts';
import { Refusal } from '../../../kernel/index.ts';
import type { ClinicalSafetyPolicy, Policy } from '../../../standards/index.ts';

const wrongState = ({ reference, state }: Hazard, what: string) =>
  new Refusal('wrong-state', `${reference} is ${state}: ${what}`, 409);

function policyOf({ clinicalSafety }: Policy): ClinicalSafetyPolicy {
  if (clinicalSafety === null) throw refuse.invalid('The standard of this desk names no clinical safety officer.');
  return clinicalSafety;
}

/** A new entry. The hazard log is the officer's. Throws a `Refusal`. */
export function recordHazard(given: NewHazard, policy: Policy, actor: Actor): readonly HazardFact[] {
  const safety = policyOf(policy);
  mustHold(actor, safety.officer, policy, 'record a hazard');
  if (given.service !== undefined) serviceIn(policy, given.service);
  const { severity, likelihood, service, incident } = given;
  const texts = {
    name: requireText(given.name, 'what the hazard is called'),
    description: requireText(given.description, 'what the hazard is'),
    causes: requireText(given.causes, 'what can cause it'),
    effect: requireText(given.effect, 'what it does to the work'),
    harm: requireText(given.harm, 'what harm it can do to a patient'),
    existingControls: requireText(given.existingControls, 'which controls exist, or "none"'),
    owner: requireText(given.owner, 'who owns it'),
  };
  return [
    {
      type: 'hazardRecorded',
      service: service ?? null,
      ...(incident !== undefined && { incident }),
      ...{ severity, likelihood, risk: riskOf(severity, likelihood, safety) },
      texts,
    },
  ];
}

/** What a command on an entry records. No facts: it was done already. Throws a `Refusal`. */
export function decideHazard(hazard: Hazard, command: HazardCommand, policy: Policy, actor: Actor): readonly HazardFact[] {
  const safety = policyOf(policy);
  if (command.do !== 'accept') mustHold(actor, safety.officer, policy, 'change the hazard log');
  if (hazard.state === 'closed' && command.do !== 'reopen' && command.do !== 'realised')
    throw wrongState(hazard, 'reopen it before you change it.');
  switch (command.do) {
    case 'assess': {
      const { severity, likelihood, of } = command;
      const reason = requireText(command.reason, 'on what you judge it');
      return [
        { type: 'hazardAssessed', of, severity, likelihood, risk: riskOf(severity, likelihood, safety), texts: { reason } },
      ];
    }
    case 'addControl':
      return [{ type: 'controlAdded', kind: command.kind, texts: { control: requireText(command.text, 'what the control is') } }];
    case 'controlFailed': {
      const control = hazard.controls[command.control - 1];
      if (!control)
        throw refuse.invalid(`${hazard.reference} has no control ${command.control}; it has ${hazard.controls.length}.`);
      return control.failedIn.includes(command.incident)
        ? []
        : [{ type: 'controlFailed', control: command.control, incident: command.incident }];
    }
    case 'realised': {
      if (hazard.incidents.includes(command.incident)) return [];
      // What happens is no closed matter.
      const reopened: readonly HazardFact[] =
        hazard.state === 'closed' ? [{ type: 'hazardReopened', texts: { reason: `It happened in ${command.incident}.` } }] : [];
      return [{ type: 'hazardRealised', incident: command.incident }, ...reopened];
    }
    case 'accept': {
      mustHold(actor, safety.acceptance.by, policy, 'accept the risk that remains');
      const { risk } = hazard.residual ?? hazard.initial;
      return hazard.acceptance !== null
        ? []
        : [{ type: 'hazardAccepted', risk, texts: { reason: requireText(command.reason, 'why it is accepted') } }];
    }
    case 'transfer':
      return [{ type: 'hazardTransferred', texts: { to: requireText(command.to, 'to whom it is transferred') } }];
    case 'close': {
      const { risk } = hazard.residual ?? hazard.initial;
      if (hazard.residual === null) throw wrongState(hazard, 'judge what remains with its controls before you close it.');
      if (risk >= safety.acceptance.from && hazard.acceptance === null)
        throw wrongState(hazard, `a risk of ${risk} that remains is accepted by top management before it closes.`);
      return [{ type: 'hazardClosed', texts: { reason: requireText(command.reason, 'why it is closed') } }];
    }
    case 'reopen':
      if (hazard.state !== 'closed') throw wrongState(hazard, 'only a closed hazard can be reopened.');
      return [{ type: 'hazardReopened', texts: { reason: requireText(command.reason, 'why it is open again') } }];
    default:
      return command satisfies never;
  }
}
