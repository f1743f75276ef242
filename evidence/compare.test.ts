import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sha256 } from '../kernel/index.ts';
import {
  compareRecords,
  compareRehearsals,
  compareText,
  makeKey,
  sealPack,
  serialiseRecord,
  type RehearsalRecord,
} from './index.ts';
import { exampleRehearsal } from './testing/rehearsal.ts';

/** The same rehearsal on another day, on a busier machine. */
const another = (record: RehearsalRecord): RehearsalRecord => ({
  ...record,
  run: { ...record.run, id: '2026-11-23T09-00', startedAt: '2026-11-23T09:00:00Z', finishedAt: '2026-11-23T09:01:11Z' },
  scenarios: record.scenarios.map((s) => ({
    ...s,
    startedAt: '2026-11-23T09:00:05Z',
    durationMs: s.durationMs * 3,
    steps: s.steps.map((step) => ({ ...step, durationMs: 77 })),
  })),
  load: record.load.map((l) => ({
    ...l,
    figures: { ...l.figures, 'p99 ms': 63 },
    machine: { ...l.machine!, capacity: 'short', generatorLateMs: 400 },
    reconciliation: { acknowledged: 9981, stored: 9981, missing: [], extra: 0 },
  })),
  evidence: record.evidence.map((item) => ({ ...item, at: { ...item.at, real: '2026-11-23T09:00:06Z' } })),
});

test('real times, durations, load figures and the run id may differ, and nothing else', (t) => {
  const { record } = exampleRehearsal(t);
  assert.deepEqual(compareRecords(record, another(record)), []);
  const changes: readonly (readonly [RehearsalRecord, string])[] = [
    [{ ...record, plan: { ...record.plan, seed: '4712' } }, 'plan › seed'],
    [{ ...record, run: { ...record.run, versions: { ...record.run.versions, node: '26.11.0' } } }, 'run › versions › node'],
    [{ ...record, run: { ...record.run, challenge: 'x' } }, 'run › challenge'],
    [
      { ...record, scenarios: record.scenarios.map((s) => (s.id === 'ESC-01/night' ? { ...s, verdict: 'not met' } : s)) },
      'scenario › ESC-01/night › verdict',
    ],
    [
      {
        ...record,
        evidence: record.evidence.map((item) => ({ ...item, at: { ...item.at, simulated: '2006-12-25T04:00:00Z' } })),
      },
      'scenario › ',
    ],
    [
      { ...record, load: record.load.map((l) => ({ ...l, reconciliation: { ...l.reconciliation!, missing: ['INC-1'] } })) },
      'load › major-incident › reconciliation › missing',
    ],
  ];
  for (const [changed, where] of changes) {
    const found = compareRecords(record, changed);
    assert.ok(
      found.length > 0 && found.every((difference) => difference.where.startsWith(where)),
      `${where}: ${found.map((f) => f.where).join(', ')}`,
    );
  }
});

test('a difference is named with both sides; of a text, the first differing line is shown', (t) => {
  const [a, b] = [exampleRehearsal(t), exampleRehearsal(t)];
  const item = b.record.evidence.find(({ kind }) => kind === 'log')!;
  const text = readFileSync(join(b.dir, item.file), 'utf8').replace('another', 'a third');
  const file = `evidence/${sha256(text)}.txt`;
  writeFileSync(join(b.dir, file), text);
  const changed = {
    ...b.record,
    evidence: b.record.evidence.map((e) => (e === item ? { ...e, file, sha256: sha256(text), size: text.length } : e)),
  };
  writeFileSync(join(b.dir, 'record.json'), serialiseRecord(changed));
  const found = compareRehearsals(a.dir, b.dir);
  assert.equal(
    compareText(found, ['A', 'B']),
    '1 difference.  - A   + B\n\nscenario › LSP-05/twice › evidence › log: What the desk wrote to its log › line 3\n  - another\n  + a third\n',
  );
});

test('a rehearsal equals its own pack', (t) => {
  const { dir, record } = exampleRehearsal(t);
  const { pack } = sealPack({ dir, record, signingKey: makeKey() });
  assert.match(compareText(compareRehearsals(dir, pack), [dir, pack]), /^The two rehearsals are equal/);
  assert.throws(() => compareRehearsals(dir, join(dir, 'nowhere')), /holds no record\.json/);
});
