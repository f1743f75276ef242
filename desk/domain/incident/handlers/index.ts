import { change } from './change.ts';
import { clocks } from './clocks.ts';
import { closing } from './closing.ts';
import { delivery } from './delivery.ts';
import { documents } from './documents.ts';
import { escalation } from './escalation.ts';
import { governance } from './governance.ts';
import { handOff } from './hand-off.ts';
import { knowledge } from './knowledge.ts';
import { ownership } from './ownership.ts';
import { reporting } from './reporting.ts';
import { response } from './response.ts';
import { room } from './room.ts';
import { safety } from './safety.ts';
import type { Context, Handlers, IncidentCommand } from './types.ts';
import type { NewEvent } from '../events.ts';

const HANDLERS: Handlers = {
  ...ownership,
  ...response,
  ...clocks,
  ...handOff,
  ...documents,
  ...escalation,
  ...delivery,
  ...closing,
  ...room,
  ...change,
  ...safety,
  ...governance,
  ...reporting,
  ...knowledge,
};

/** The events of a command for an incident that exists. */
export function handle(command: IncidentCommand, context: Context): readonly NewEvent[] {
  // `Handlers` pairs each kind with its own command, which TypeScript cannot follow through an index.
  const handler = HANDLERS[command.do] as (command: IncidentCommand, context: Context) => readonly NewEvent[];
  return handler(command, context);
}
