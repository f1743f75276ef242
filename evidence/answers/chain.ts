import { Compile } from 'typebox/compile';
import { Type, type TSchema } from 'typebox';
import { canonicalJson, sha256, UsageError } from '../../kernel/index.ts';
import { KINDS, type Entry, type Header } from './types.ts';

const text = Type.String({ minLength: 1 });
const digest = Type.String({ pattern: '^[0-9a-f]{64}$' });
const object = <P extends Record<string, TSchema>>(properties: P) => Type.Object(properties, { additionalProperties: false });

const headerShape = Compile(object({ format: Type.Literal(1), desk: text, example: Type.Optional(text) }));
const entryShape = Compile(
  object({
    seq: Type.Integer({ minimum: 1 }),
    at: Type.String({ pattern: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?Z$` }),
    kind: Type.Enum([...KINDS]),
    about: text,
    by: object({ name: text, role: text }),
    words: Type.String(),
    facts: Type.Record(Type.String(), Type.Unknown()),
    files: Type.Array(object({ name: text, size: Type.Integer({ minimum: 0 }), sha256: digest })),
    previous: digest,
    hash: digest,
  }),
);

export const headOf = (header: Header): string => sha256(canonicalJson(header));

/** The entry with its place in the chain. */
export function linked(entry: Omit<Entry, 'previous' | 'hash'>, previous: string): Entry {
  const whole = { ...entry, previous };
  return { ...whole, hash: sha256(canonicalJson(whole)) };
}

export const serialised = (line: Header | Entry): string => `${JSON.stringify(line)}\n`;

export interface Chain {
  readonly header: Header;
  readonly entries: readonly Entry[];
  readonly head: string;
  /** Bytes of whole lines. What follows them is a line that its writer did not finish. */
  readonly whole: number;
}

/** Reads a store's file. Throws a `UsageError` with the line of the first entry that is no entry, or does not follow from those before it. */
export function readChain(file: string, source: string): Chain {
  const end = source.lastIndexOf('\n') + 1;
  const lines = source.slice(0, end).split('\n').slice(0, -1);
  const header = parsed(file, lines[0] ?? '', 1);
  if (!headerShape.Check(header))
    throw new UsageError(`${file}:1  is no header of answers. It reads like {"format":1,"desk":"the desk's name"}.`);
  const entries: Entry[] = [];
  let head = headOf(header);
  for (const [i, line] of lines.slice(1).entries()) {
    const where = `${file}:${i + 2}`;
    const entry = parsed(file, line, i + 2);
    if (!entryShape.Check(entry)) throw new UsageError(`${where}  is no answer: ${firstError(entry)}.`);
    const { hash, ...rest } = entry;
    if (rest.seq !== i + 1 || rest.previous !== head || sha256(canonicalJson(rest)) !== hash)
      throw new UsageError(
        `${where}  was changed after it was written, or an answer before it was taken away. Restore the file from a copy.`,
      );
    entries.push(entry);
    head = hash;
  }
  return { header, entries, head, whole: Buffer.byteLength(source.slice(0, end)) };
}

function parsed(file: string, line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new UsageError(`${file}:${number}  is no line of JSON. Restore the file from a copy.`);
  }
}

function firstError(entry: unknown): string {
  for (const { instancePath, message } of entryShape.Errors(entry))
    return `${instancePath.slice(1).replaceAll('/', '.') || 'the line'} ${message}`;
  return 'it has another shape';
}
