import type { ErrorObject } from 'ajv';
import { didYouMean } from '../../kernel/index.ts';

export type Path = readonly (string | number)[];

/** One mistake in a file. `key` is the dotted path, or '' for the whole file. */
export interface Complaint {
  readonly file: string;
  readonly line: number;
  readonly key: string;
  readonly message: string;
}

/** Turns a schema error into a remedy. `complain` adds file, line and key. */
export function complaintOf(error: ErrorObject, data: unknown, complain: (path: Path, message: string) => Complaint): Complaint {
  const path = pathOf(error.instancePath);
  const parent = path.length ? String(path.at(-1)) : 'this file';
  const params = error.params as Record<string, unknown>;
  const parentSchema = error.parentSchema as { properties?: Record<string, unknown> } | undefined;
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(params['additionalProperty']);
      const owner = typeof path.at(-1) === 'number' ? 'an entry here' : parent;
      const known = Object.keys(parentSchema?.properties ?? {});
      return complain(
        [...path, key],
        `is not a key of ${owner}.${didYouMean(key, known) || ` Known keys: ${known.join(', ')}.`}`,
      );
    }
    case 'required':
      return missing(path, String(params['missingProperty']), complain);
    case 'enum':
    case 'const': {
      const allowed = (params['allowedValues'] ?? [params['allowedValue']]) as string[];
      const nearest = allowed.every((name) => name.length === 1) ? '' : didYouMean(shown(data, path), allowed);
      return complain(path, `must be one of ${allowed.join(', ')}, not "${shown(data, path)}".${nearest}`);
    }
    case 'discriminator': {
      const tag = String(params['tag']);
      const value = shown(data, [...path, tag]);
      const known = ['scenario', 'load', 'document', 'attestation'];
      return complain([...path, tag], `must be one of ${known.join(', ')}, not "${value}".${didYouMean(value, known)}`);
    }
    case 'type':
      return complain(path, wrongType(String(params['type']), shown(data, path)));
    case 'minLength':
      return complain(path, 'is empty. Write it, or remove what needs it.');
    case 'minItems':
      return complain(path, 'is an empty list. It needs at least one entry.');
    case 'minimum':
    case 'maximum':
      return complain(path, `must be ${String(params['comparison'])} ${String(params['limit'])}, not ${shown(data, path)}.`);
    case 'pattern':
      return complain(path, `"${shown(data, path)}" ${formOf(String(params['pattern']), parent)}`);
    default:
      return complain(path, `${error.message ?? 'is not valid'}.`);
  }
}

/** Names a missing cell of the matrix by its impact and urgency. */
function missing(path: Path, key: string, complain: (path: Path, message: string) => Complaint): Complaint {
  if (path[0] === 'matrix' && path.length === 2) {
    return complain(path, `the matrix has no cell for impact "${path[1]}", urgency "${key}". Add one.`);
  }
  if (path[0] === 'matrix')
    return complain(path, `the matrix has no row for impact "${key}". Add one, with a cell for each urgency.`);
  return complain(path, `has no "${key}". Add it.`);
}

function wrongType(type: string, value: string): string {
  switch (type) {
    case 'boolean':
      return `must be true or false, not "${value}".`;
    case 'integer':
      return `must be a whole number, not "${value}".`;
    case 'number':
      return `must be a number, not "${value}".`;
    case 'array':
      return 'must be a list.';
    case 'object':
      return 'must be a mapping of keys to values.';
    default:
      return 'must be text.';
  }
}

function formOf(pattern: string, key: string): string {
  if (key === 'telephone') return 'is not a telephone number. Write it like 020 7946 0123 or +1 709 555 0123.';
  if (key === 'mail') return 'is not a mail address. Write it like desk@trust.example.';
  if (pattern.startsWith('^[a-z0-9]+')) return 'is not an id. Use lower-case letters, digits and single hyphens.';
  if (pattern.startsWith('^[A-Z]{3}')) return 'is not a criterion id. Use three capitals, a hyphen and two digits, like LOG-01.';
  if (pattern.startsWith('^[A-Z]{2,4}')) return 'is not a step id. Use two to four capitals, a hyphen and a number, like OOH-1.';
  return 'is not a domain name in lower case.';
}

const pathOf = (pointer: string): Path =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

function shown(data: unknown, path: Path): string {
  let value = data;
  for (const step of path) value = (value as Record<string | number, unknown> | undefined)?.[step];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? '');
}
