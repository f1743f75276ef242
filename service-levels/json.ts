import { refuse, within, type Place } from './place.ts';

/** Limit of a file's length: some twenty thousand cases. */
export const MOST_CHARACTERS = 64 * 1024 * 1024;

/**
 * Parses JSON. Duplicate keys are refused, because readers disagree about which one counts.
 * Does not recurse, so that deep nesting cannot overflow the stack. @throws {UsageError} with the place.
 */
export function parseJson(text: string, place: Place): unknown {
  if (text.length > MOST_CHARACTERS) refuse(place, `The file is longer than ${MOST_CHARACTERS} characters. Split it.`);
  let value: unknown;
  try {
    value = JSON.parse(text) as unknown;
  } catch (error) {
    refuse(place, `This is not JSON. Correct the file: ${JSON.stringify((error as Error).message.slice(0, 160))}.`);
  }
  refuseDoubleKeys(text, place);
  return value;
}

interface Level {
  /** Null in a list. */
  readonly keys: Set<string> | null;
  step: string | number;
}

/** @param text valid JSON */
function refuseDoubleKeys(text: string, place: Place): void {
  const levels: Level[] = [];
  let atKey = false;
  for (let i = 0; i < text.length; i++) {
    const level = levels.at(-1);
    switch (text[i]) {
      case '{':
        levels.push({ keys: new Set(), step: '' });
        atKey = true;
        break;
      case '[':
        levels.push({ keys: null, step: 0 });
        break;
      case '}':
      case ']':
        levels.pop();
        break;
      case ',':
        if (level?.keys) atKey = true;
        else if (level) level.step = Number(level.step) + 1;
        break;
      case '"': {
        const end = endOfString(text, i);
        if (atKey && level?.keys) {
          level.step = JSON.parse(text.slice(i, end + 1)) as string;
          if (level.keys.has(level.step)) {
            refuse(
              levels.slice(0, 20).reduce((at, { step }) => within(at, step), place),
              'This key is given twice. Keep one of the two.',
            );
          }
          level.keys.add(level.step);
          atKey = false;
        }
        i = end;
        break;
      }
    }
  }
}

function endOfString(text: string, start: number): number {
  let i = start + 1;
  while (text[i] !== '"') i += text[i] === '\\' ? 2 : 1;
  return i;
}
