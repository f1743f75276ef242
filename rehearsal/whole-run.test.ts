import assert from 'node:assert/strict';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { makeKey, readPublicKey, verifyPack } from '../evidence/index.ts';
import { rehearseInline, verdictsOf } from './testing/inline.ts';

const WALK_UP = `@PRI-01
Feature: A small desk
  Scenario: Somebody walks up
    Given somebody walks up to the desk
    Then the desk holds 1 incident
  Scenario: Nobody walks up
    Then the desk holds 0 incidents
`;

test('a small rehearsal that passes leaves a record, a page, JUnit, and a pack that anybody can check', async (t) => {
  const { record, folder, pack, newKey, exitCode } = await rehearseInline(t, {
    features: { 'small.feature': WALK_UP },
    atLeast: 2,
  });
  assert.equal(exitCode, 0);
  assert.equal(record.outcome.sentence, 'The one criterion rehearsed is met.');
  assert.deepEqual(verdictsOf(record), { 'Somebody walks up': ['met', null], 'Nobody walks up': ['met', null] });
  assert.equal(record.target.name, 'Deskproof built-in desk');
  assert.equal(record.target.time, 'simulated');
  assert.ok(record.target.reaches.includes('call-logging'));
  assert.ok(record.evidence.length > 0);

  const files = readdirSync(folder).sort();
  assert.deepEqual(files, [
    'cucumber.html',
    'evidence',
    'index.html',
    'junit.xml',
    'messages.ndjson',
    'pack',
    'record.json',
    'signer.pub.pem',
  ]);
  const page = readFileSync(path.join(folder, 'index.html'), 'utf8');
  assert.match(page, /The one criterion rehearsed is met\./);
  assert.match(page, /Somebody walks up/);
  assert.match(readFileSync(path.join(folder, 'junit.xml'), 'utf8'), /<testsuites[^>]* tests="2" failures="0"/);
  assert.equal(readlinkSync(path.join(folder, '..', 'latest')), path.basename(folder));

  assert.ok(newKey);
  assert.equal(verifyPack(pack).status, 'intact, signer unknown');
  const signer = readPublicKey(path.join(folder, 'signer.pub.pem'));
  assert.match(verifyPack(pack, { publicKey: signer }).status, /^intact, signed by /);
  assert.equal(verifyPack(pack, { publicKey: makeKey().publicKey }).intact, false);
});

test('a desk that does not hold what it was told is not met, and the cause is the sentence of the step', async (t) => {
  const wrong = WALK_UP.replace('holds 0 incidents', 'holds 7 incidents');
  const { record, exitCode, pack } = await rehearseInline(t, { features: { 'small.feature': wrong } });
  assert.equal(exitCode, 1);
  assert.deepEqual(verdictsOf(record)['Nobody walks up'], ['not met', 'The desk was to hold 7 incidents and holds 0.']);
  assert.equal(record.criteria[0]?.verdict, 'not met');
  assert.match(record.criteria[0]?.cause ?? '', /small\.feature:6 {2}The desk was to hold 7 incidents and holds 0\.$/);
  assert.ok(verifyPack(pack).intact);
});
