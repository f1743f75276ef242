import Type from 'typebox';
import { atLeastOne, id, list, mail, object, text, week } from './schema.ts';

const range = { from: text, to: text };

/** change.yaml: what a change may do when, who approves it and who hears of it. */
export const changeFile = object({
  zone: Type.Optional(text),
  notice: object({ workingDays: atLeastOne, chaseEvery: text, chases: atLeastOne, owner: id }),
  approvers: object({
    normal: list(id),
    emergency: object({ inHours: id, outOfHours: id, calendar: text }),
    clinicalRisk: id,
  }),
  customers: list(
    object({
      organisation: id,
      calendar: text,
      closedDays: Type.Optional(Type.Array(text)),
      tell: list(object({ id, name: text, mail, signsOff: Type.Optional(Type.Boolean()) })),
      noDowntime: Type.Optional(Type.Array(object({ name: text, ...range }))),
    }),
  ),
  windows: Type.Array(object({ services: Type.Optional(list(text)), week, notBeforeClosureOf: Type.Optional(text) })),
  freezes: Type.Optional(
    Type.Array(object({ id, name: text, ...range, services: Type.Optional(list(text)), organisations: Type.Optional(list(id)) })),
  ),
  readiness: list(object({ id, asks: text })),
  review: object({
    emergencyWithin: text,
    calendar: text,
    watch: text,
    baselineDays: atLeastOne,
    factor: Type.Number({ minimum: 1 }),
    atLeast: atLeastOne,
  }),
  slots: object({ grid: text, days: atLeastOne, historyDays: atLeastOne }),
  standardChanges: Type.Optional(
    Type.Array(object({ id, title: text, services: list(text), risk: text, impact: text, backOut: text })),
  ),
});
