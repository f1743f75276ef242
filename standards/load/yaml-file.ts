import { Ajv, type AnySchema, type ErrorObject } from 'ajv';
import type { Static, TSchema } from 'typebox';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import { complaintOf, type Complaint, type Path } from './complaint.ts';

/** A validated file with its line numbers, for checks across files. */
export interface YamlFile<T> {
  readonly data: T;
  /** A complaint about the value at `path`. */
  complain(path: Path, message: string): Complaint;
}

const ajv = new Ajv({ allErrors: true, coerceTypes: true, discriminator: true, strict: false, verbose: true });

/**
 * Parses and validates a YAML file, or the part of it after `linesBefore`. Scalars are read as text and coerced by the schema, so
 * `version: 1.0` stays "1.0". Returns either `file` or `complaints`.
 */
export function readYaml<S extends TSchema>(
  name: string,
  source: string,
  schema: S,
  linesBefore = 0,
): { readonly file: YamlFile<Static<S>> | null; readonly complaints: readonly Complaint[] } {
  const lines = new LineCounter();
  const document = parseDocument(source, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line + linesBefore;
  if (document.errors.length) {
    const complaints = document.errors.map((e) => ({
      file: name,
      line: lineAt(e.pos[0]),
      key: '',
      message: `is not YAML: ${e.message}`,
    }));
    return { file: null, complaints };
  }
  const data: unknown = document.toJS();
  const complain = (path: Path, message: string): Complaint => ({
    file: name,
    line: lineAt(offsetOf(document.contents, path)),
    key: readable(data, path),
    message,
  });
  const valid = ajv.compile(schema as AnySchema);
  if (valid(data)) return { file: { data: data as Static<S>, complain }, complaints: [] };
  return {
    file: null,
    complaints: distinct((valid.errors ?? []).filter(matters).map((error) => complaintOf(error, data, complain))),
  };
}

/** Drops errors that repeat another one: `if` repeats `then` or `else`, `oneOf` repeats `discriminator`, a missing tag is also `required`. */
const matters = ({ keyword, params }: ErrorObject) =>
  keyword !== 'if' &&
  keyword !== 'oneOf' &&
  !(keyword === 'discriminator' && (params as { tagValue?: unknown }).tagValue === undefined);

const distinct = (complaints: readonly Complaint[]) =>
  complaints.filter((c, i) => complaints.findIndex((d) => d.line === c.line && d.key === c.key && d.message === c.message) === i);

/** Offset of the deepest existing node on `path`; of a pair, its key. */
function offsetOf(root: Node | null, path: Path): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const step of path) {
    const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step)) : undefined;
    const next: unknown = pair ? pair.value : isSeq(node) ? node.items[Number(step)] : undefined;
    if (next === undefined) break;
    node = next;
    offset = ((pair ? pair.key : next) as Node).range?.[0] ?? offset;
  }
  return offset;
}

/** `services[crs].tier`: list items by their id or role where they have one, else by place, counted from 1. */
function readable(data: unknown, path: Path): string {
  let value = data;
  return path
    .map((step, i) => {
      const inList = Array.isArray(value);
      value = (value as Record<string | number, unknown> | undefined)?.[step];
      if (!inList) return i ? `.${step}` : String(step);
      const { id, role } = (typeof value === 'object' && value !== null ? value : {}) as { id?: unknown; role?: unknown };
      const name = typeof id === 'string' ? id : typeof role === 'string' ? role : String(Number(step) + 1);
      return `[${name}]`;
    })
    .join('');
}
