import type { EscalationStep, Policy } from '../../../standards/index.ts';
import type { Incident } from '../incident/index.ts';

/** The step's text for an incident, placeholders filled in. Pure. */
export function describeStep(step: EscalationStep, incident: Incident, policy: Policy): string {
  const { reference, severity, summary, service, caller } = incident;
  const filled: Readonly<Record<string, string>> = {
    reference,
    service: policy.services.find(({ id }) => id === service)?.name ?? service,
    organisation: policy.organisations.find(({ id }) => id === caller.organisation)?.name ?? caller.organisation,
    severity,
    summary,
  };
  return step.says.replace(/\{(\w+)\}/g, (whole, name: string) => filled[name] ?? whole);
}
