import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

/*
 * Expected values come from no code that the desk uses: the import rules refuse it in steps and exercise. Types and plain data are free.
 */
const root = path.resolve(import.meta.dirname, '..', '..');

const SHARED = [
  'standards/rota.ts',
  'standards/index.ts',
  'kernel/telephone-number.ts',
  'kernel/index.ts',
  'kernel/local-time.ts',
];
const FILES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [...SHARED, 'service-levels/index.ts', 'kernel/hash.ts'].map((file) => [file, 'export const value = 1;\n']),
  ),
  'steps/rota/assertions.ts': SHARED.map((file, i) => `import { value as v${i} } from '../../${file}';\nv${i};\n`).join(''),
  'steps/clock/assertions.ts': "import { value } from '../../service-levels/index.ts';\nvalue;\n",
  'steps/expected/digest.ts': "import { value } from '../../kernel/hash.ts';\nvalue;\n",
  'exercise/expected.ts': "import { value } from '../standards/index.ts';\nvalue;\n",
  'steps/time/moments.ts': "import { value } from '../../kernel/local-time.ts';\nvalue;\n",
  'steps/mail/assertions.ts': SHARED.map((file) => `import type { value } from '../../${file}';\n`).join(''),
};

test('an import by value of code that the desk uses is refused in steps and exercise, an import of types is not', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'deskproof-rules-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [file, text] of Object.entries({ ...FILES, 'tsconfig.json': '{}' })) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  const { stdout } = spawnSync(
    process.execPath,
    [
      path.join(root, 'node_modules/.bin/depcruise'),
      '--config',
      path.join(root, '.dependency-cruiser.cjs'),
      '--output-type',
      'json',
      '.',
    ],
    { cwd: folder, encoding: 'utf8' },
  );
  const { summary } = JSON.parse(stdout) as {
    readonly summary: { readonly violations: readonly { readonly from: string; readonly to: string }[] };
  };
  assert.deepEqual([...new Set(summary.violations.map(({ from, to }) => `${from} → ${to}`))].sort(), [
    'exercise/expected.ts → standards/index.ts',
    'steps/clock/assertions.ts → service-levels/index.ts',
    'steps/expected/digest.ts → kernel/hash.ts',
    'steps/rota/assertions.ts → kernel/index.ts',
    'steps/rota/assertions.ts → kernel/local-time.ts',
    'steps/rota/assertions.ts → kernel/telephone-number.ts',
    'steps/rota/assertions.ts → standards/index.ts',
    'steps/rota/assertions.ts → standards/rota.ts',
  ]);
});
