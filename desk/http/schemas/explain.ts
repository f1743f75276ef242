import Type from 'typebox';
import type { Explanation as Explained } from '../../views/explain/index.ts';
import { Clock, Escalation, MajorIncident } from './clocks.ts';
import { Instant, Level, oneOf, orNull, shown, State } from './common.ts';

const Reading = Clock.properties;
const Deliveries = Type.Array(
  Type.Object({
    channel: Type.String(),
    at: orNull(Instant),
    byHand: Type.Optional({ ...Instant, description: 'Since when it waits to be done by hand' }),
  }),
);
export const ExplainQuery = Type.Object({
  at: Type.Optional(Type.String({ maxLength: 60, description: 'State at this instant; not before its opening' })),
});
export const Explanation = shown<Explained>(
  Type.Object({
    reference: Type.String({ description: 'INC-000042' }),
    service: Type.String(),
    severity: Level,
    state: State,
    openedAt: Instant,
    zone: Type.String(),
    at: Instant,
    policy: Type.Object({ id: Type.String(), version: Type.String(), digest: Type.String() }),
    clocks: Type.Array(
      Type.Object({
        ...Reading,
        measures: oneOf(['response', 'update', 'resolution', 'team', 'supplier']),
        of: orNull(Type.String({ description: 'The team or supplier whose clock it is' })),
        name: Type.String(),
        kind: oneOf(['SLA', 'OLA', 'UC']),
        pausedBy: Type.Array(Type.String()),
        statement: Type.Array(
          Type.Object({
            from: Instant,
            to: Instant,
            ahead: Type.Boolean({ description: 'Still to come, if nothing else happens' }),
            counts: Type.Boolean(),
            lengthMs: Type.Integer(),
            countedMs: Type.Integer(),
            totalMs: Type.Integer(),
            why: Type.String(),
            says: Type.String(),
            notes: Type.Array(Type.String()),
            severity: Type.String(),
            calendar: orNull(Type.String()),
            version: orNull(Type.Integer()),
          }),
        ),
        arithmetic: Type.Array(Type.String()),
        frozen: orNull(
          Type.Object({ event: Type.Integer(), at: Instant, policy: Type.String(), signed: orNull(Type.Boolean()) }),
        ),
      }),
    ),
    handOffs: Type.Array(
      Type.Object({
        handOff: Type.Integer(),
        supplier: Type.String(),
        name: Type.String(),
        ours: Type.Object({ reference: Type.String(), severity: Type.String() }),
        theirs: Type.Object({
          reference: orNull(Type.String()),
          status: orNull(Type.String()),
          severity: orNull(Type.String({ description: 'In the supplier’s own words' })),
          onOurScale: orNull(Type.String()),
        }),
        disagrees: Type.Boolean(),
        state: Type.String(),
        health: Type.String(),
        handedOffAt: Instant,
        acceptedAt: orNull(Instant),
        adopted: Type.Boolean({ description: 'Found at the supplier under our reference, not created by our message' }),
        heardAt: orNull(Instant),
        responseDue: orNull(Instant),
        resolutionDue: orNull(Instant),
        unreachable: Type.Array(Type.Object({ since: Instant, noticedAt: Instant })),
        rungAt: Type.Array(Instant),
        silentAt: Type.Array(Instant),
        byHandSince: orNull(Instant),
        personRungAt: Type.Array(Type.Object({ role: Type.String(), at: Instant })),
        others: Type.Array(Type.String()),
        sentBack: Type.Integer(),
        unconfirmed: Type.Boolean(),
        documents: Type.Array(Type.Object({ name: Type.String(), state: Type.String(), says: Type.String() })),
        received: Type.Array(Type.String()),
        says: Type.Array(Type.String()),
      }),
    ),
    majorIncident: MajorIncident,
    escalations: Type.Array(
      Type.Object({
        ...Escalation.properties,
        why: Type.String(),
        addressee: Type.Object({ title: Type.String(), name: orNull(Type.String()) }),
        lateMs: orNull(Type.Integer()),
        deliveries: Deliveries,
        deputies: Type.Array(
          Type.Object({
            title: Type.String(),
            name: orNull(Type.String()),
            planned: Instant,
            takenAt: Instant,
            lateMs: Type.Integer(),
            because: Type.String(),
            deliveries: Deliveries,
          }),
        ),
      }),
    ),
  }),
);
