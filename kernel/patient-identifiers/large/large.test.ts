import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clean } from './clean.ts';
import { holdsPatientNumberAnywhere, withoutPatientNumbersInBytes } from './index.ts';
import { patientText } from '../corpus/rates.ts';
import { randomFrom } from '../corpus/random.ts';

const SHAPES = [{ name: 'ours', shape: 'SE ######' }];
const hostile = '450 557 7104, 4\u200b4\u200b4<b>4 =?utf-8?Q?401=20023=202137?= SE 471100\r\n';
const bytesOf = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);

for (const encoding of ['utf8', 'utf16le', 'latin1'] as const)
  test(`a large file in ${encoding} is cleaned as a small one is`, async () => {
    const random = randomFrom(20);
    let text = '';
    while (text.length < 200_000) text += `${patientText(random).text} SE 471100 Café\r\n`;
    const given = bytesOf(text, encoding);
    const before = Buffer.from(given);
    const { content, nhs, hospital } = await withoutPatientNumbersInBytes(given, SHAPES);
    const here = clean(given, SHAPES);
    assert.ok(nhs > 1000 && hospital > 1000, `${nhs} ${hospital}`);
    assert.deepEqual({ nhs, hospital }, { nhs: here.nhs, hospital: here.hospital });
    assert.ok(Buffer.from(content!).equals(Buffer.from(here.content!)));
    assert.ok(given.equals(before), 'what was given is not changed');
  });

test('a part of larger bytes is cleaned alone', async () => {
  const whole = bytesOf(`401 023 2137 ${'no number here. '.repeat(10_000)}`);
  assert.equal((await withoutPatientNumbersInBytes(whole.subarray(12), SHAPES)).content, null);
  assert.equal((await withoutPatientNumbersInBytes(whole, SHAPES)).nhs, 1);
});

test('a number is found in a text of any length', async () => {
  for (const length of [10, 1_000_000]) {
    const text = 'x '.repeat(length);
    assert.equal(await holdsPatientNumberAnywhere(text, SHAPES), false);
    assert.equal(await holdsPatientNumberAnywhere(`${text}401 023 2137`, SHAPES), true);
    assert.equal(await holdsPatientNumberAnywhere(`${text}SE 471100`, SHAPES), true);
  }
});

/** Microseconds of processor time of this thread alone. */
async function timeOf(work: () => unknown): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return user + system;
}

test('a large hostile file is read elsewhere: what is left to this thread is a small part of the work', async () => {
  const bytes = bytesOf(hostile.repeat(3_000_000 / hostile.length));
  await withoutPatientNumbersInBytes(bytes.subarray(0, 100_000), SHAPES);
  const there = await timeOf(async () => withoutPatientNumbersInBytes(bytes, SHAPES));
  const here = await timeOf(() => clean(bytes, SHAPES));
  assert.ok(there * 5 < here, `${there} µs of this thread, ${here} µs when all is done here`);
});
