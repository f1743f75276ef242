import { manyHandOffs } from './many-hand-offs.ts';

/**
 * A process for thousands of hand-offs: the test runner tracks every promise of its own process, which would double the time. For
 * tests only.
 */
const [count, seed, callbacks] = process.argv.slice(2) as [string, string, 'full' | 'thin'];
process.send?.(await manyHandOffs(Number(count), seed, callbacks));
process.disconnect?.();
