import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { suggester } from './suggest.ts';
import { loadStandard } from '../../../../standards/index.ts';

const policy = await loadStandard(new URL('../../../../standards/nhs-lsd', import.meta.url).pathname);
const suggest = suggester(policy, []);
const first = (text: string) => suggest(text).services[0]?.service ?? null;

for (const [text, service] of [
  ['the wifi is fine but PACS will not load', 'pacs'],
  ['PACS was fine until noon', 'pacs'],
  ['packs is down', 'pacs'],
  ['p.a.c.s. is down', 'pacs'],
  ['C and B', 'choose-and-book'],
  ['c & b', 'choose-and-book'],
  ['no wi fi', 'ward-network'],
  ['e p s', 'eps'],
  ['taxi cab account locked', null],
  ['All gone down', null],
  ['It does not work, please ring', null],
  ['', null],
] as const)
  test(`${text || 'nothing'}: ${service ?? 'no suggestion'}`, () => assert.equal(first(text), service));

test('a suggestion says which words counted, what they were read as, and where they stand', () => {
  const [best] = suggest('packs: xrays dont open').services;
  const reason = best!.reasons.find(({ written }) => written === 'packs');
  assert.deepEqual(
    { written: reason?.written, readAs: reason?.readAs, source: reason?.source },
    { written: 'packs', readAs: 'packs', source: 'triage-script' },
  );
});

test('what is none of ours says so, and by which words', () => {
  const { none, services, elsewhere } = suggest('the printer has no toner');
  assert.equal(none, 'not-ours');
  assert.deepEqual(services, []);
  assert.deepEqual(elsewhere.map(({ written }) => written).sort(), ['printer', 'toner']);
});

test('the first two are told apart by words of only one of them', () => {
  for (const text of ['prescription for the wrong patient record', 'referral on the network', 'images and prescriptions']) {
    const [one, two] = suggest(text).services;
    if (!one || !two) continue;
    assert.ok(one.apart.every((word) => !two.reasons.some(({ written }) => written === word)));
  }
});

test('a confirmed incident teaches words that no script has', () => {
  assert.equal(first('quuxifier'), null);
  const taught = suggester(policy, [{ reference: 'INC-000001', service: 'eps', text: 'the quuxifier does nothing' }]);
  const [best] = taught('quuxifier').services;
  assert.equal(best?.service, 'eps');
  assert.deepEqual(best.reasons, [{ written: 'quuxifier', readAs: 'quuxifier', source: 'past-incident', from: 'INC-000001' }]);
});

test('a law: at most three services, each once and of the catalogue, each with a reason; none exactly where there is no service', () => {
  const ids = new Set(policy.services.map(({ id }) => id));
  const words = policy.triage.scripts.flatMap(({ lines }) => lines.flatMap((line) => line.split(' ')));
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 12 })), { maxLength: 14 }), (some) => {
      const { services, none } = suggest(some.join(' '));
      assert.ok(services.length <= 3);
      assert.equal(new Set(services.map(({ service }) => service)).size, services.length);
      assert.ok(services.every(({ service, reasons }) => ids.has(service) && reasons.length > 0));
      assert.equal(none === null, services.length > 0);
    }),
    { numRuns: 200 },
  );
});
