import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pageIn, pictures, readStructure } from './draw.ts';

/** Draws the pictures of the architecture page anew (`npm run pictures`). */
export async function writePictures(root: string): Promise<void> {
  for (const [name, svg] of pictures(pageIn(root), await readStructure(root)))
    writeFileSync(path.join(root, 'docs', 'pictures', name), svg);
}
