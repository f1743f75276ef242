import Type from 'typebox';

const text = Type.String({ minLength: 1 });
const id = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' });
const closed = { additionalProperties: false };
const maybe = Type.Optional(text);
const bySeverity = Type.Object({ '1': maybe, '2': maybe, '3': maybe, '4': maybe, '5': maybe }, closed);

/** `room.yaml`. */
export const roomFile = Type.Object(
  {
    communications: Type.Array(
      Type.Object(
        { id, name: text, sender: text, to: Type.Array(text, { minItems: 1 }), first: text, every: bySeverity },
        closed,
      ),
    ),
    report: Type.Object({ within: text, remindBefore: text, chaseEvery: text, above: text }, closed),
    complaints: Type.Object({ keptFor: text }, closed),
    moves: Type.Array(Type.Object({ services: Type.Array(text, { minItems: 1 }), team: text, after: bySeverity }, closed)),
  },
  closed,
);
