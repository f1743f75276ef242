import type { Incident } from './incident/index.ts';
import type { Policy } from '../../standards/index.ts';

/**
 * A pure function of an incident under a policy, computed once for each state of the incident: a command and its answer ask for the same thing
 * several times. Another policy, or another third argument, is another computation.
 */
export function oncePerIncident<More extends readonly [unknown?], T>(
  of: (incident: Incident, policy: Policy, ...more: More) => T,
): (incident: Incident, policy: Policy, ...more: More) => T {
  const known = new WeakMap<Incident, { readonly policy: Policy; readonly more: unknown; readonly result: T }>();
  return (incident, policy, ...more) => {
    const before = known.get(incident);
    if (before !== undefined && before.policy === policy && before.more === more[0]) return before.result;
    const result = of(incident, policy, ...more);
    known.set(incident, { policy, more: more[0], result });
    return result;
  };
}
