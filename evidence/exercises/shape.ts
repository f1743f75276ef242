import { Compile } from 'typebox/compile';
import { Type, type TSchema } from 'typebox';
import { UsageError } from '../../kernel/index.ts';
import { EXERCISE_KINDS, HOW_ANSWERED, type ExerciseEvent } from './types.ts';

const text = Type.String({ minLength: 1 });
const list = <T extends TSchema>(item: T) => Type.Array(item);
const object = <P extends Record<string, TSchema>>(properties: P) => Type.Object(properties, { additionalProperties: false });
const instant = Type.String({ pattern: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?Z$` });
const date = Type.String({ pattern: String.raw`^\d{4}-\d\d-\d\d$` });
const person = { person: text };

const SHAPES: Readonly<Record<ExerciseEvent['event'], ReturnType<typeof Compile>>> = {
  opened: Compile(
    object({
      event: Type.Literal('opened'),
      kind: Type.Enum([...EXERCISE_KINDS]),
      hours: Type.Enum(['in-hours', 'out-of-hours']),
      warned: Type.Boolean(),
      aim: text,
      scope: text,
      startedAt: instant,
      endsAt: instant,
      director: text,
      initiatedBy: text,
      observers: list(text),
      plan: object({ document: text, version: text }),
      people: Type.Array(object({ id: text, title: text, name: text, telephone: text, mail: text }), { minItems: 1 }),
      incident: Type.Optional(text),
    }),
  ),
  sending: Compile(object({ event: Type.Literal('sending'), ...person, to: text, subject: text, messageId: text })),
  sent: Compile(object({ event: Type.Literal('sent'), ...person, to: text, subject: text, messageId: text })),
  'not-sent': Compile(object({ event: Type.Literal('not-sent'), ...person, to: text, why: text })),
  called: Compile(object({ event: Type.Literal('called'), ...person, number: text, by: Type.Enum(['hand', 'exchange']) })),
  answered: Compile(
    object({
      event: Type.Literal('answered'),
      ...person,
      how: Type.Enum([...HOW_ANSWERED]),
      key: Type.Optional(text),
      answeredAt: Type.Optional(instant),
    }),
  ),
  stopped: Compile(object({ event: Type.Literal('stopped') })),
  closed: Compile(
    object({
      event: Type.Literal('closed'),
      faults: list(object({ id: text, what: text })),
      lessons: list(text),
      actions: list(object({ id: text, what: text, owner: text, due: date, about: list(text) })),
      debriefs: object({ hot: text, cold: Type.Optional(text) }),
    }),
  ),
  'action-done': Compile(object({ event: Type.Literal('action-done'), action: text })),
  attested: Compile(object({ event: Type.Literal('attested') })),
};

/** An event of an exercise from the facts of an answer. Throws a `UsageError` that names the answer and the field. */
export function eventOf(seq: number, facts: Readonly<Record<string, unknown>>): ExerciseEvent {
  const name = String(facts['event']);
  if (!Object.hasOwn(SHAPES, name))
    throw new UsageError(`answer ${seq}: "${name}" is no event of an exercise. Known: ${Object.keys(SHAPES).join(', ')}.`);
  const shape = SHAPES[name as ExerciseEvent['event']];
  if (shape.Check(facts)) return facts as unknown as ExerciseEvent;
  for (const { instancePath, message } of shape.Errors(facts))
    throw new UsageError(`answer ${seq}, ${name}: ${instancePath.slice(1).replaceAll('/', '.') || 'it'} ${message}.`);
  throw new UsageError(`answer ${seq}, ${name}: it has another shape.`);
}
