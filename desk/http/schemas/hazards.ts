import Type from 'typebox';
import { Instant, oneOf, orNull, shown, strict, words } from './common.ts';
import type { Hazard } from '../../domain/hazards/index.ts';

const assessed = {
  severity: Type.String(),
  likelihood: Type.String(),
  risk: Type.Integer({ minimum: 1, maximum: 5, description: 'Looked up in the table of the standard' }),
};
const ControlKind = oneOf(['design', 'test', 'training', 'process']);

export const HazardView = shown<Hazard>(
  Type.Object({
    reference: Type.String({ description: 'HAZ-000007' }),
    state: oneOf(['open', 'transferred', 'closed']),
    name: Type.String(),
    description: Type.String(),
    causes: Type.String(),
    effect: Type.String(),
    harm: Type.String(),
    existingControls: Type.String(),
    owner: Type.String(),
    service: orNull(Type.String()),
    initial: Type.Object(assessed),
    residual: orNull(Type.Object(assessed, { description: 'With its controls; null until it is judged' })),
    controls: Type.Array(
      Type.Object({ kind: ControlKind, text: Type.String(), at: Instant, failedIn: Type.Array(Type.String()) }),
    ),
    incidents: Type.Array(Type.String(), { description: 'In which it happened' }),
    acceptance: orNull(Type.Object({ at: Instant, by: Type.String(), reason: Type.String() })),
    recordedAt: Instant,
    journal: Type.Array(Type.Object({ at: Instant, by: Type.String(), says: Type.String() })),
  }),
);

export const HazardList = Type.Object({
  items: Type.Array(Type.Object({ reference: Type.String(), state: Type.String(), title: Type.String() })),
});

export const NewHazardBody = Type.Object(
  {
    name: words(200),
    description: words(5000),
    causes: words(5000),
    effect: words(5000),
    harm: words(5000),
    existingControls: words(5000),
    owner: words(120),
    service: Type.Optional(words(80)),
    incident: Type.Optional(words(40)),
    severity: words(40),
    likelihood: words(40),
  },
  strict,
);

/** Bodies of the commands on an entry of the hazard log. */
export const HAZARD_BODIES = {
  assess: Type.Object(
    { of: oneOf(['initial', 'residual']), severity: words(40), likelihood: words(40), reason: words(5000) },
    strict,
  ),
  control: Type.Object({ kind: ControlKind, text: words(5000) }, strict),
  'control-failed': Type.Object({ control: Type.Integer({ minimum: 1 }), incident: words(40) }, strict),
  accept: Type.Object({ reason: words(5000) }, strict),
  transfer: Type.Object({ to: words(120) }, strict),
  close: Type.Object({ reason: words(5000) }, strict),
  reopen: Type.Object({ reason: words(5000) }, strict),
} as const;
