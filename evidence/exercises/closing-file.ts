import { readFileSync } from 'node:fs';
import { Type, type Static, type TSchema } from 'typebox';
import { UsageError } from '../../kernel/index.ts';
import { readYaml } from '../../standards/load/yaml-file.ts';
import { HOW_ANSWERED, type ExerciseEvent } from './types.ts';

type Closing = Extract<ExerciseEvent, { event: 'closed' }>;

const text = Type.String({ minLength: 1 });
const closed = { additionalProperties: false };
const date = Type.String({ pattern: String.raw`^\d{4}-\d\d-\d\d$` });
const CLOSING = {
  faults: Type.Optional(Type.Array(Type.Object({ id: text, what: text }, closed))),
  lessons: Type.Array(text),
  actions: Type.Optional(
    Type.Array(Type.Object({ id: text, what: text, owner: text, due: date, about: Type.Optional(Type.Array(text)) }, closed)),
  ),
  debriefs: Type.Object({ hot: text, cold: Type.Optional(text) }, closed),
};
const ClosingFile = Type.Object(CLOSING, closed);
const ActivationFile = Type.Object(
  {
    ...CLOSING,
    incident: text,
    startedAt: text,
    endedAt: text,
    aim: text,
    people: Type.Array(
      Type.Object(
        { person: text, how: Type.Enum([...HOW_ANSWERED]), at: Type.Optional(text), words: Type.Optional(text) },
        closed,
      ),
      { minItems: 1 },
    ),
  },
  closed,
);

export interface Activation extends Pick<Static<typeof ActivationFile>, 'incident' | 'aim' | 'people'> {
  readonly startedAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant;
  readonly closing: Closing;
}

/** What an exercise is closed with: faults, lessons, actions with owners and dates, debriefs. Throws a `UsageError` with line and key. */
export const readClosing = (file: string): Closing => closingOf(read(file, ClosingFile));

/** A real incident that used the plan. */
export function readActivation(file: string): Activation {
  const { incident, aim, people, startedAt, endedAt, ...rest } = read(file, ActivationFile);
  for (const { at } of people) if (at !== undefined) instantOf(at, 'at');
  return {
    incident,
    aim,
    people,
    startedAt: instantOf(startedAt, 'startedAt'),
    endedAt: instantOf(endedAt, 'endedAt'),
    closing: closingOf(rest),
  };
}

function read<S extends TSchema>(file: string, schema: S): Static<S> {
  let source: string;
  try {
    source = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UsageError(`${file} cannot be read: ${(cause as Error).message}.`, { cause });
  }
  const { file: yaml, complaints } = readYaml(file, source, schema);
  if (yaml) return yaml.data;
  throw new UsageError(
    complaints.map((each) => [`${each.file}:${each.line}`, each.key, each.message].filter(Boolean).join('  ')).join('\n'),
  );
}

function closingOf({ faults = [], lessons, actions = [], debriefs }: Static<typeof ClosingFile>): Closing {
  for (const { id, due } of actions) dateOf(due, `action ${id}, due`);
  return {
    event: 'closed',
    faults,
    lessons,
    actions: actions.map((action) => ({ ...action, about: action.about ?? [] })),
    debriefs,
  };
}

function instantOf(given: string, key: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(given);
  } catch {
    throw new UsageError(`${key}: "${given}" is no instant. Write it as 2026-11-24T22:15:00Z.`);
  }
}

function dateOf(given: string, key: string): void {
  try {
    Temporal.PlainDate.from(given);
  } catch {
    throw new UsageError(`${key}: there is no date ${given}. Write it as 2027-01-15.`);
  }
}
