import { UsageError } from '../kernel/index.ts';

/** A place in a file: its name and a JSON path, for error messages. */
export interface Place {
  readonly file: string;
  readonly path: string;
}

export const placeOf = (file: string, path = '$'): Place => ({ file, path });

/** One step deeper: `$.cases[3]`, `$.clocks.resolution`, `$.targets["1"]`. */
export function within(place: Place, key: string | number): Place {
  return { file: place.file, path: place.path + (typeof key === 'number' ? `[${key}]` : stepOf(key)) };
}

function stepOf(key: string): string {
  if (/^[A-Za-z_$][\w$]{0,59}$/.test(key)) return `.${key}`;
  return `[${JSON.stringify(key.length > 60 ? `${key.slice(0, 57)}…` : key)}]`;
}

/** @throws {UsageError} naming the file, the path, what is wrong and what to do. */
export function refuse(place: Place, message: string): never {
  throw new UsageError(`${place.file}  ${place.path}  ${message}`);
}
