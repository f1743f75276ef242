import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pageIn, pictures, readStructure } from './draw.ts';

/** `npm run pictures`: draws the pictures of the architecture page anew. */
const root = path.join(import.meta.dirname, '..', '..');
for (const [name, svg] of pictures(pageIn(root), await readStructure(root)))
  writeFileSync(path.join(import.meta.dirname, name), svg);
