import path from 'node:path';

/** Where Deskproof is installed. */
export const root = path.dirname(import.meta.dirname);
