import { readFileSync } from 'node:fs';
import path from 'node:path';
import { roomsPicture } from './rooms-picture.ts';
import { readStructure, type Structure } from './structure.ts';
import { walksIn } from './walks.ts';
import { wayPicture } from './way-picture.ts';

/** Walks that the second picture draws: one incident's. */
const WALKS_OF_AN_INCIDENT = ['A mail becomes an incident', 'Its page', 'Its hand-off'];

export const pageIn = (root: string): string => readFileSync(path.join(root, 'docs', 'architecture.md'), 'utf8');

/** The pictures of the architecture page, each by its file name. */
export function pictures(page: string, structure: Structure): ReadonlyMap<string, string> {
  const walks = walksIn(page).filter(({ title }) => WALKS_OF_AN_INCIDENT.includes(title));
  return new Map([
    ['rooms.svg', roomsPicture(structure)],
    ['way-of-an-incident.svg', wayPicture('The way of one incident, room by room', walks, structure)],
  ]);
}
export { readStructure };
