import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { sha512 } from '../kernel/index.ts';
import {
  makeKey,
  readPublicKey,
  sealPack,
  verifiedText,
  verifyPack,
  writeRecord,
  type RehearsalRecord,
  type SigningKey,
} from './index.ts';
import { filesBelow } from './bag.ts';
import { outcomeOf } from './outcome.ts';
import { exampleRehearsal } from './testing/rehearsal.ts';

const key = makeKey(false);

function sealed(t: TestContext, signingKey: SigningKey = key) {
  const { dir, record } = exampleRehearsal(t);
  return { dir, record, ...sealPack({ dir, record, signingKey }) };
}
/** What `verify` makes of the pack after something was done to it. */
function problemsAfter(t: TestContext, change: (pack: string) => void, publicKey = true) {
  const { pack } = sealed(t);
  change(pack);
  const result = verifyPack(pack, publicKey ? { publicKey: key.publicKey } : {});
  return result.intact ? [] : result.problems.map(({ what, file }) => `${what} ${file}`);
}

test('an unchanged pack is intact, and its signer is confirmed only with the key', (t) => {
  const { pack, bagDigest, keyId, publicKeyFile } = sealed(t);
  const known = verifyPack(pack, { publicKey: readPublicKey(publicKeyFile) });
  assert.equal(known.status, `intact, signed by ${keyId}`);
  assert.ok(known.intact && known.bagDigest === bagDigest);
  assert.equal(verifyPack(pack).status, 'intact, signer unknown');
});

test('sealing the same rehearsal with the same key gives the same bytes', (t) => {
  const [a, b] = [sealed(t), sealed(t)];
  assert.equal(a.bagDigest, b.bagDigest);
  assert.equal(
    readFileSync(join(a.pack, 'attestation.dsse.json'), 'utf8'),
    readFileSync(join(b.pack, 'attestation.dsse.json'), 'utf8'),
  );
});

test('sha512sum alone verifies the bag and detects a changed byte', { skip: process.platform !== 'linux' }, (t) => {
  const { pack } = sealed(t);
  const cwd = join(pack, 'bag');
  const check = () =>
    execFileSync('sha512sum', ['-c', '--strict', '--quiet', 'manifest-sha512.txt', 'tagmanifest-sha512.txt'], {
      cwd,
      stdio: 'pipe',
    });
  check();
  appendFileSync(join(cwd, 'data/junit.xml'), ' ');
  assert.throws(check);
});

test('one changed byte, anywhere in any file, is refused with and without the key', (t) => {
  const { pack } = sealed(t);
  const { files } = filesBelow(pack);
  assert.ok(files.length > 12);
  fc.assert(
    fc.property(
      fc.constantFrom(...files),
      fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      fc.integer({ min: 1, max: 255 }),
      fc.boolean(),
      (file, where, by, withKey) => {
        const path = join(pack, file);
        const before = readFileSync(path);
        const after = Buffer.from(before);
        const at = Math.floor(where * after.length);
        after[at] = after[at]! ^ by;
        writeFileSync(path, after);
        try {
          const result = verifyPack(pack, withKey ? { publicKey: key.publicKey } : {});
          assert.equal(result.intact, false, `${file} at ${at}`);
        } finally {
          writeFileSync(path, before);
        }
      },
    ),
    { numRuns: 150 },
  );
  assert.equal(verifyPack(pack, { publicKey: key.publicKey }).intact, true);
});

test('each file of the pack is needed, and each missing one is reported', (t) => {
  const { pack } = sealed(t);
  for (const file of filesBelow(pack).files) {
    const path = join(pack, file);
    const kept = readFileSync(path);
    rmSync(path);
    const result = verifyPack(pack);
    assert.ok(!result.intact && result.problems.some((problem) => problem.file === file && problem.what === 'missing'), file);
    writeFileSync(path, kept);
  }
});

const ADDED: readonly (readonly [string, (pack: string) => void, string])[] = [
  ['a file beside the bag', (pack) => writeFileSync(join(pack, 'note.txt'), 'x'), 'added note.txt'],
  [
    'a file in the bag',
    (pack) => writeFileSync(join(pack, 'bag/fetch.txt'), 'https://example.org/x 1 data/x\n'),
    'added bag/fetch.txt',
  ],
  [
    'a file among the evidence',
    (pack) => writeFileSync(join(pack, 'bag/data/evidence/extra.txt'), 'x'),
    'added bag/data/evidence/extra.txt',
  ],
  ['an empty folder', (pack) => mkdirSync(join(pack, 'bag/data/empty')), 'added bag/data/empty/'],
  ['another manifest', (pack) => writeFileSync(join(pack, 'bag/manifest-sha256.txt'), ''), 'added bag/manifest-sha256.txt'],
];
for (const [name, change, expected] of ADDED)
  test(`${name} is refused`, (t) => assert.ok(problemsAfter(t, change, false).includes(expected)));

test('a link in place of a file is refused, wherever it points', { skip: process.platform === 'win32' }, (t) => {
  const swap = (pack: string) => {
    renameSync(join(pack, 'bag/data/junit.xml'), join(pack, '..', 'junit.moved'));
    symlinkSync(join(pack, '..', 'junit.moved'), join(pack, 'bag/data/junit.xml'));
  };
  assert.ok(problemsAfter(t, swap, false).includes('malformed bag/data/junit.xml'));
});

/** Rewrites the manifest and everything above it, as somebody would who wants to hide a change but has no key. */
function remanifest(pack: string, edit: (manifest: string) => string) {
  const bag = join(pack, 'bag');
  const manifest = edit(readFileSync(join(bag, 'manifest-sha512.txt'), 'utf8'));
  writeFileSync(join(bag, 'manifest-sha512.txt'), manifest);
  const tags = readFileSync(join(bag, 'tagmanifest-sha512.txt'), 'utf8').replace(
    /^[0-9a-f]{128}(?= {2}manifest-sha512.txt)/m,
    sha512(manifest),
  );
  writeFileSync(join(bag, 'tagmanifest-sha512.txt'), tags);
}

test('a manifest that points outside, lists a file twice or was rewritten is refused', (t) => {
  const digest = sha512('x');
  const outside = problemsAfter(t, (pack) =>
    remanifest(pack, (m) => `${m}${digest}  data/../../../etc/hostname\n${digest}  /etc/hostname\n`),
  );
  assert.equal(outside.filter((problem) => problem === 'malformed bag/manifest-sha512.txt').length, 2);
  const twice = problemsAfter(t, (pack) => remanifest(pack, (m) => m + m.split('\n')[0]! + '\n'));
  assert.ok(twice.includes('malformed bag/manifest-sha512.txt'));
  const rewritten = problemsAfter(t, (pack) => {
    appendFileSync(join(pack, 'bag/data/messages.ndjson'), '{}\n');
    remanifest(pack, (m) =>
      m.replace(/^[0-9a-f]{128}(?= {2}data\/messages.ndjson)/m, sha512(readFileSync(join(pack, 'bag/data/messages.ndjson')))),
    );
  });
  assert.deepEqual(rewritten, ['altered attestation.dsse.json']);
});

test('a pack resealed with another key is refused with the first key', (t) => {
  const { pack } = sealed(t, makeKey(false));
  const result = verifyPack(pack, { publicKey: key.publicKey });
  assert.ok(!result.intact);
  assert.match(result.problems[0]!.says, /not signed by the key given/);
  assert.equal(verifyPack(pack).status, 'intact, signer unknown');
});

/** Sealed by its rightful signer, and saying more than follows from it. */
const DISHONEST: readonly (readonly [string, (record: RehearsalRecord) => RehearsalRecord, RegExp])[] = [
  [
    'an outcome better than its criteria',
    (r) => ({ ...r, outcome: outcomeOf([{ id: 'X', verdict: 'met' }]) }),
    /its criteria come to/,
  ],
  [
    'a criterion better than its showings',
    (r) => {
      const criteria = r.criteria.map((c) => (c.id === 'DOC-03' ? { ...c, verdict: 'met' as const } : c));
      return { ...r, criteria, outcome: outcomeOf(criteria) };
    },
    /DOC-03 is called met, and its showings come to needs review/,
  ],
  [
    'showings better than their scenarios',
    (r) => {
      const criteria = r.criteria.map((c) =>
        c.id === 'LSP-05'
          ? { ...c, verdict: 'met' as const, showings: c.showings.map((s) => ({ ...s, verdict: 'met' as const })) }
          : c,
      );
      return { ...r, criteria, outcome: outcomeOf(criteria) };
    },
    /LSP-05 is called met by scenarios, and .* is not met/,
  ],
  [
    'a scenario better than its steps',
    (r) => ({ ...r, scenarios: r.scenarios.map((s) => ({ ...s, verdict: 'met' as const })) }),
    /is met, and its step .* failed/,
  ],
  [
    'a must-pass criterion scoped out',
    (r) => {
      const criteria = r.criteria.map((c) => (c.id === 'PRI-01' ? { ...c, verdict: 'not applicable' as const } : c));
      return { ...r, criteria, outcome: outcomeOf(criteria) };
    },
    /PRI-01 must pass, and is called not applicable/,
  ],
  [
    'a criterion met by what the adapter does not offer',
    (r) => ({ ...r, target: { ...r.target, notOffered: [{ part: 'load', reason: 'this desk takes no load' }] } }),
    /is called met, and this desk takes no load/,
  ],
  [
    'a scenario better than a finding of it',
    (r) => ({
      ...r,
      scenarios: r.scenarios.map((scenario) =>
        scenario.verdict === 'met'
          ? {
              ...scenario,
              steps: scenario.steps.map((step) => ({
                ...step,
                findings: [{ sentence: step.text, verdict: 'not met' as const, cause: 'It was not.', evidence: [] }],
              })),
            }
          : scenario,
      ),
    }),
    /is met, and its finding .* is not met/,
  ],
];
for (const [name, change, says] of DISHONEST)
  test(`refused although the seal is valid: ${name}`, (t) => {
    const { dir, record } = exampleRehearsal(t, change);
    const { pack } = sealPack({ dir, record, signingKey: key });
    const result = verifyPack(pack, { publicKey: key.publicKey });
    assert.ok(!result.intact);
    assert.match(result.problems.map((problem) => problem.says).join('\n'), says);
  });

test('nothing is sealed while a file holds data that must be removed, and the file is named', (t) => {
  const { dir, record } = exampleRehearsal(t);
  appendFileSync(join(dir, 'messages.ndjson'), '{"text":"for NHS 485 777 3457"}\n');
  assert.throws(() => sealPack({ dir, record, signingKey: key }), /Nothing was sealed.*\n {2}messages\.ndjson: 1 nhs-number\n/);
  assert.ok(!readdirSync(dir).includes('pack'));
});

test('nothing is sealed when evidence was changed or is missing, or the record on disk differs', (t) => {
  const { dir, record } = exampleRehearsal(t);
  const seal = () => sealPack({ dir, record, signingKey: key });
  const file = join(dir, record.evidence[0]!.file);
  const kept = readFileSync(file);
  writeFileSync(file, 'changed');
  assert.throws(seal, /was changed after it was recorded/);
  rmSync(file);
  assert.throws(seal, /which is not there/);
  writeFileSync(file, kept);
  writeRecord(dir, { ...record, run: { ...record.run, by: 'somebody else' } });
  assert.throws(seal, /is not the record that is to be sealed/);
});

test('names in a pack cannot forge lines of the verification or control the terminal', (t) => {
  const { dir, record } = exampleRehearsal(t, (found) => ({
    ...found,
    run: { ...found.run, by: 'x\nintact, signed by the queen\u001b[2J' },
  }));
  const { pack } = sealPack({ dir, record, signingKey: key });
  const text = verifiedText(verifyPack(pack), undefined);
  assert.match(text, /^intact, signer unknown\n/);
  assert.ok(!/\u001b|^intact, signed/m.test(text));
});

test('a copied pack can be verified anywhere', (t) => {
  const { pack, dir } = sealed(t);
  const elsewhere = join(dir, 'copied to', 'the assessor');
  cpSync(pack, elsewhere, { recursive: true });
  assert.equal(verifyPack(elsewhere, { publicKey: key.publicKey }).intact, true);
  assert.throws(() => verifyPack(join(dir, 'nowhere')), /is no folder/);
});
