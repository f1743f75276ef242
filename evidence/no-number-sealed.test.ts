import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { randomFrom } from '../kernel/patient-identifiers/corpus/random.ts';
import { issuedNumber, spell } from '../kernel/patient-identifiers/corpus/spell.ts';
import { openLedger } from './index.ts';
import { makeKey } from './keys.ts';
import { sealPack } from './seal.ts';
import { exampleRehearsal } from './testing/rehearsal.ts';

const filesIn = (dir: string): readonly string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(dir, name))
    .filter((file) => statSync(file).isFile());

for (const seed of [1, 2, 3])
  test(`no spelling of a number, in any kind of evidence, is in the sealed pack; seed ${seed}`, (t) => {
    const random = randomFrom(seed);
    const planted: string[] = [];
    const number = () => {
      const { open, spelled, close } = spell(issuedNumber(random), random);
      planted.push(spelled);
      return open + spelled + close;
    };
    const { dir, record } = exampleRehearsal(t, (example, folder) => {
      const { put } = openLedger(folder, { now: () => Temporal.Instant.from('2026-11-22T17:04:00Z'), simulated: () => null });
      const about = { title: 'planted', scenario: example.scenarios[0]?.id ?? null, step: null };
      const items = Array.from({ length: 20 }, () => [
        put({ ...about, kind: 'log', text: `GET /incidents?q=for ${number()} was answered` }),
        put({
          ...about,
          kind: 'exchange',
          json: { path: `/tickets/of ${number()}/x`, requestBody: `Record of ${number()} is locked` },
        }),
        put({ ...about, kind: 'document', mediaType: 'text/plain', bytes: Buffer.from(`List: ${number()} and more`) }),
        put({
          ...about,
          kind: 'mail',
          mediaType: 'message/rfc822',
          bytes: Buffer.from(`Subject: About\r\n\r\nThe record of ${number()} is gone`),
        }),
      ]).flat();
      return { ...example, evidence: [...example.evidence, ...items] };
    });
    const { pack } = sealPack({ dir, record, signingKey: makeKey(false) });
    const files = filesIn(pack).map((file) => [file, readFileSync(file)] as const);
    assert.ok(files.length > 10);
    const leaks = planted.flatMap((spelled) =>
      files.flatMap(([file, bytes]) =>
        [spelled, JSON.stringify(spelled).slice(1, -1)].some((each) => bytes.includes(each))
          ? [`${JSON.stringify(spelled)} in ${file}`]
          : [],
      ),
    );
    assert.deepEqual(leaks, []);
    assert.equal(planted.length, 100);
  });
