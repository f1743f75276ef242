import Type from 'typebox';
import type * as views from '../../views/report-view.ts';
import { Instant, Level, oneOf, orNull, shown, State } from './common.ts';

export const PeriodParameter = Type.Object({
  period: Type.String({ maxLength: 20, description: 'A year, month or day: 2026, 2026-03, 2026-03-29' }),
});
const asked = {
  organisation: Type.Optional(Type.String({ maxLength: 80 })),
  service: Type.Optional(Type.String({ maxLength: 80 })),
};
export const ReportQuery = Type.Object(asked, { additionalProperties: false });
export const CountedQuery = Type.Object(
  {
    ...asked,
    number: Type.String({
      maxLength: 200,
      description: 'Id of a figure, or of a row: logged, logged-by-severity/3, resolution/missed',
    }),
    from: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000_000 })),
  },
  { additionalProperties: false },
);

const References = Type.Array(Type.String());
const Measures = oneOf(['response', 'resolution', 'team', 'supplier']);
const Issued = Type.Object({
  at: Instant,
  late: Type.Boolean(),
  letter: orNull(
    Type.Object({
      to: Type.String(),
      name: Type.String(),
      at: Instant,
      late: Type.Boolean(),
      outcome: oneOf(['waiting', 'sent', 'returned']),
      why: orNull(Type.String()),
    }),
  ),
});

export const Report = shown<views.ReportView>(
  Type.Object({
    rules: Type.Integer({ description: 'Version of the rules' }),
    period: Type.String(),
    title: Type.String(),
    organisation: orNull(Type.String()),
    service: orNull(Type.String()),
    from: Instant,
    to: Instant,
    known: Instant,
    figures: Type.Array(
      Type.Object({
        id: Type.String(),
        title: Type.String(),
        rule: Type.String(),
        value: orNull(Type.Number()),
        unit: oneOf(['count', 'percent']),
        counted: References,
        outOf: orNull(References),
      }),
    ),
    breakdowns: Type.Array(
      Type.Object({
        id: Type.String(),
        title: Type.String(),
        rule: Type.String(),
        of: Type.String({ description: 'The figure that the rows add up to' }),
        rows: Type.Array(Type.Object({ key: Type.String(), counted: References })),
      }),
    ),
    levels: Type.Array(Type.Object({ measures: Measures, of: orNull(Type.String()), kept: References, missed: References })),
    misses: Type.Array(
      Type.Object({
        reference: Type.String(),
        organisation: Type.String(),
        service: Type.String(),
        measures: Measures,
        of: orNull(Type.String()),
        at: Instant,
        cause: orNull(Type.String()),
        action: orNull(Type.String()),
      }),
    ),
    majors: Type.Array(
      Type.Object({
        reference: Type.String(),
        service: Type.String(),
        declared: Instant,
        managed: orNull(Instant),
        managerInTime: orNull(Type.Boolean()),
        over: orNull(Instant),
      }),
    ),
    series: Type.Array(
      Type.Object({
        id: Type.String(),
        title: Type.String(),
        unit: oneOf(['count', 'percent']),
        labels: References,
        values: Type.Array(Type.Number()),
        chart: orNull(Type.Object({ mean: Type.Number(), upper: Type.Number(), lower: Type.Number(), trial: Type.Boolean() })),
      }),
    ),
    issued: orNull(Issued),
    restated: Type.Array(
      Type.Object({
        id: Type.String(),
        title: Type.String(),
        was: Type.Integer(),
        now: Type.Integer(),
        added: References,
        removed: References,
      }),
    ),
    corrections: Type.Array(
      Type.Object({ reference: Type.String(), at: Instant, by: Type.String(), what: Type.String(), reason: Type.String() }),
    ),
  }),
);

export const IssuedList = shown<readonly views.IssuedRow[]>(
  Type.Array(Type.Object({ period: Type.String(), organisation: orNull(Type.String()), issued: Issued })),
);

export const Counted = shown<views.CountedPage>(
  Type.Object({
    title: Type.String(),
    total: Type.Integer(),
    items: Type.Array(
      Type.Object({
        reference: Type.String(),
        organisation: Type.String(),
        service: Type.String(),
        severity: Level,
        state: State,
        openedAt: Instant,
        summary: orNull(Type.String({ description: 'Null: erased' })),
      }),
    ),
    next: orNull(Type.Integer()),
  }),
);
