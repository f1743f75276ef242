import Type from 'typebox';
import { Instant, oneOf, orNull } from './common.ts';

export const Clock = Type.Object({
  measures: oneOf(['response', 'resolution']),
  state: oneOf(['not-started', 'none', 'running', 'paused', 'stopped', 'cancelled']),
  breached: Type.Boolean(),
  elapsedMs: Type.Number(),
  remainingMs: orNull(Type.Number()),
  targetMs: orNull(Type.Number()),
  due: orNull(Instant),
  byHand: orNull(
    Type.Object(
      {
        due: Instant,
        setAt: Instant,
        by: Type.String(),
        reason: Type.String(),
        missed: Type.Boolean(),
        promised: orNull(Instant),
      },
      { description: 'The deadline that the duty manager set; null when none was' },
    ),
  ),
  segments: Type.Array(
    Type.Object({
      from: Instant,
      to: Instant,
      counts: Type.Boolean(),
      why: Type.String(),
      severity: Type.String(),
      calendar: orNull(Type.String()),
      version: orNull(Type.Number()),
    }),
  ),
});

export const Escalation = Type.Object({
  step: Type.String(),
  kind: oneOf(['functional', 'hierarchical']),
  to: Type.String(),
  planned: Instant,
  takenAt: orNull(Instant),
  channels: Type.Array(Type.String()),
  acknowledgedAt: orNull(Instant),
  acknowledgedBy: orNull(Type.String()),
  passedOn: Type.Array(Type.Object({ to: Type.String(), planned: Instant, takenAt: Instant, because: Type.String() })),
  byHand: Type.Optional(Type.Array(oneOf(['telephone', 'mail']), { description: 'Channels that wait for a person' })),
  unreached: Type.Array(Type.Object({ to: Type.String(), why: Type.String(), at: Instant })),
});

export const MajorIncident = orNull(
  Type.Object({
    declaredAt: Instant,
    by: oneOf(['plan', 'desk']),
    managerDue: Instant,
    manager: orNull(Type.Object({ name: Type.String(), role: Type.String(), at: Instant })),
    breached: Type.Boolean({ description: 'No manager was named in time' }),
  }),
);
