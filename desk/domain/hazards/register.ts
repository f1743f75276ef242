import type { Recorded, Register } from '../registers/index.ts';
import type { Assessed, Hazard, HazardFact } from './types.ts';

const ERASED = '[erased]';

/** The hazard log: a register whose entries outlive the incidents that they are linked to. */
export const hazardLog = (): Register<HazardFact, Hazard> => ({
  name: 'hazards',
  prefix: 'HAZ-',
  fold: foldHazard,
  row: ({ state, name }) => ({ state, title: name, organisations: null, due: null }),
});

/** An entry after its facts; null when there are none. Pure. */
export function foldHazard(reference: string, facts: readonly Recorded<HazardFact>[]): Hazard | null {
  return facts.reduce<Hazard | null>((hazard, fact) => {
    const next = after(reference, hazard, fact);
    return (
      next && { ...next, journal: [...next.journal, { at: fact.at, by: fact.actor.name ?? fact.actor.id, says: describe(fact) }] }
    );
  }, null);
}

function after(reference: string, hazard: Hazard | null, fact: Recorded<HazardFact>): Hazard | null {
  const text = (name: string) => fact.texts?.[name] ?? ERASED;
  const by = fact.actor.name ?? fact.actor.id;
  if (fact.type === 'hazardRecorded')
    return {
      reference,
      state: 'open',
      name: text('name'),
      description: text('description'),
      causes: text('causes'),
      effect: text('effect'),
      harm: text('harm'),
      existingControls: text('existingControls'),
      owner: text('owner'),
      service: fact.service,
      initial: assessed(fact),
      residual: null,
      controls: [],
      incidents: fact.incident === undefined ? [] : [fact.incident],
      acceptance: null,
      recordedAt: fact.at,
      journal: [],
    };
  if (hazard === null) return null;
  switch (fact.type) {
    case 'hazardAssessed':
      // Another judgement of what remains is accepted anew.
      return { ...hazard, [fact.of]: assessed(fact), acceptance: null };
    case 'controlAdded':
      return { ...hazard, controls: [...hazard.controls, { kind: fact.kind, text: text('control'), at: fact.at, failedIn: [] }] };
    case 'controlFailed':
      return {
        ...hazard,
        controls: hazard.controls.map((each, i) =>
          i + 1 === fact.control ? { ...each, failedIn: [...each.failedIn, fact.incident] } : each,
        ),
      };
    case 'hazardRealised':
      return { ...hazard, incidents: [...hazard.incidents, fact.incident] };
    case 'hazardAccepted':
      return { ...hazard, acceptance: { at: fact.at, by, reason: text('reason') } };
    case 'hazardTransferred':
      return { ...hazard, state: 'transferred', owner: text('to') };
    case 'hazardClosed':
      return { ...hazard, state: 'closed' };
    case 'hazardReopened':
      return { ...hazard, state: 'open' };
    default:
      return fact satisfies never;
  }
}

const assessed = ({ severity, likelihood, risk }: Assessed): Assessed => ({ severity, likelihood, risk });

function describe(fact: Recorded<HazardFact>): string {
  const text = (name: string) => fact.texts?.[name] ?? ERASED;
  const judged = ({ severity, likelihood, risk }: Assessed) => `severity ${severity}, likelihood ${likelihood}, risk ${risk}`;
  switch (fact.type) {
    case 'hazardRecorded':
      return `Recorded: ${judged(fact)}.`;
    case 'hazardAssessed':
      return `${fact.of === 'initial' ? 'Assessed' : 'Assessed with its controls'}: ${judged(fact)}: ${text('reason')}`;
    case 'controlAdded':
      return `Control by ${fact.kind}: ${text('control')}`;
    case 'controlFailed':
      return `Control ${fact.control} failed in ${fact.incident}.`;
    case 'hazardRealised':
      return `Happened in ${fact.incident}.`;
    case 'hazardAccepted':
      return `Risk ${fact.risk} accepted: ${text('reason')}`;
    case 'hazardTransferred':
      return `Transferred to ${text('to')}.`;
    case 'hazardClosed':
      return `Closed: ${text('reason')}`;
    case 'hazardReopened':
      return `Reopened: ${text('reason')}`;
    default:
      return fact satisfies never;
  }
}
