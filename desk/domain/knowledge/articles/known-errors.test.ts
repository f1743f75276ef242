import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldArticle } from './fold.ts';
import { matchKnownErrors, wasValid } from './known-errors.ts';
import { matchRate, type FirstContact } from './match-rate.ts';
import type { Article, ArticleFact, KnownErrorFacts } from './types.ts';
import { recorded } from '../testing/recorded.ts';
import { loadStandard } from '../../../../standards/index.ts';

const policy = await loadStandard(new URL('../../../../standards/nhs-lsd', import.meta.url).pathname);
const at = (time: string) => Temporal.Instant.from(`2026-11-30T${time}:00Z`);

function knownError(
  reference: string,
  given: Partial<KnownErrorFacts & { service: string; symptom: string; errorText: string }> = {},
  later: readonly (readonly [string, ArticleFact])[] = [],
): Article {
  const { service = 'pacs', symptom = 'Mammograms are shown upside down', errorText = '', ...rest } = given;
  const facts = {
    supplier: 'bt-health',
    code: 'KE-4711',
    releases: ['7.2'],
    organisations: null,
    validFrom: '2026-11-01T00:00:00Z',
    validTo: null,
  };
  return foldArticle(
    reference,
    recorded([
      [
        '2026-11-30T08:00:00Z',
        {
          type: 'drafted',
          kind: 'known-error',
          service,
          audience: 'staff',
          organisations: null,
          governance: 'open',
          owner: 'analyst',
          knownError: { ...facts, ...rest },
          texts: { title: 'Known error', symptom, answer: 'Turn it.', errorText },
        },
      ],
      ['2026-11-30T08:00:00Z', { type: 'confidenceSet', confidence: 'not-validated' }],
      ...later,
    ]),
  )!;
}
const told = (text: string, given: Partial<{ service: string; organisation: string; at: Temporal.Instant }> = {}) => ({
  ...{ service: 'pacs', organisation: 'northgate', at: at('09:55') },
  ...given,
  text,
});
const matched = (articles: readonly Article[], contact: ReturnType<typeof told>) =>
  matchKnownErrors(articles, contact, policy).map(({ article, by }) => `${article.reference} ${by}`);

test('the number comes before the symptom, and the symptom of the service before that of a dependency', () => {
  const articles = [
    knownError('KB-000001', { code: 'KE-1', symptom: 'The register of baby names stays empty', service: 'crs' }),
    knownError('KB-000002', { code: 'KE-2', symptom: 'Booking reference of babies is empty', service: 'choose-and-book' }),
    knownError('KB-000003', { code: 'KE-3', symptom: 'Anything else', service: 'eps' }),
  ];
  const contact = told('The baby register stays empty, reference booking, KE-3', { service: 'choose-and-book' });
  assert.deepEqual(matched(articles, contact), ['KB-000003 code', 'KB-000002 symptom', 'KB-000001 dependency']);
  assert.deepEqual(matched(articles, { ...contact, service: 'ward-network' }), ['KB-000003 code']);
});

test('the exact text of an error is found however it is spaced, and not inside another number', () => {
  const article = knownError('KB-000001', { errorText: 'ORA-00942: no table' });
  assert.deepEqual(matched([article], told('it says  ora-00942:\nNO table')), ['KB-000001 code']);
  assert.deepEqual(matched([knownError('KB-000001', { code: 'KE-47' })], told('it says KE-4711')), []);
});

test('one word of a symptom is chance, a typing error is read over, and what is said to work counts nothing', () => {
  const article = knownError('KB-000001');
  assert.deepEqual(matched([article], told('upside')), []);
  assert.deepEqual(matched([article], told('Mamograms are upside down')), ['KB-000001 symptom']);
  assert.deepEqual(matched([article], told('Mammograms are fine the right way, upside down is ok')), []);
});

test('withdrawn at 10:00: not offered at 10:05, and it still counts at 09:55', () => {
  const article = knownError('KB-000001', {}, [['2026-11-30T10:00:00Z', { type: 'withdrawn', texts: { reason: 'Wrong.' } }]]);
  assert.deepEqual(matched([article], told('KE-4711', { at: at('10:05') })), []);
  assert.deepEqual(matched([article], told('KE-4711', { at: at('09:55') })), ['KB-000001 code']);
});

test('fixed in a release that only A has: still offered to B', () => {
  const article = knownError('KB-000001', {}, [
    ['2026-11-30T09:00:00Z', { type: 'fixReleased', release: '7.3', organisations: ['northgate'] }],
  ]);
  assert.equal(wasValid(article, 'northgate', at('09:55')), false);
  assert.equal(wasValid(article, 'northgate', at('08:55')), true);
  assert.equal(wasValid(article, 'riverside', at('09:55')), true);
});

test('not before it was published, not outside its validity, not for other organisations', () => {
  const article = knownError('KB-000001', { validTo: '2026-11-30T09:58:00Z', organisations: ['northgate'] });
  assert.equal(wasValid(article, 'northgate', at('07:59')), false);
  assert.equal(wasValid(article, 'northgate', at('09:57')), true);
  assert.equal(wasValid(article, 'northgate', at('09:58')), false);
  assert.equal(wasValid(article, 'riverside', at('09:57')), false);
});

test('the rate: 40 with a valid known error, 31 offered at once, 5 later, 4 never; 6 whose error came later are listed apart', () => {
  const articles = new Map([['KB-000001', knownError('KB-000001')]]);
  const incident = (i: number, opened: string, offeredAt: string | null): FirstContact => ({
    reference: `INC-${String(i)}`,
    organisation: 'northgate',
    openedAt: opened,
    knownError: 'KB-000001',
    offeredAt,
  });
  const nine = '2026-11-30T09:00:00Z';
  const incidents = [
    ...Array.from({ length: 31 }, (_, i) => incident(i, nine, nine)),
    ...Array.from({ length: 5 }, (_, i) => incident(100 + i, nine, '2026-11-30T09:20:00Z')),
    ...Array.from({ length: 4 }, (_, i) => incident(200 + i, nine, null)),
    ...Array.from({ length: 6 }, (_, i) => incident(300 + i, '2026-11-30T07:00:00Z', '2026-11-30T08:10:00Z')),
    { ...incident(400, nine, nine), knownError: null },
  ];
  const rate = matchRate(articles, incidents);
  assert.deepEqual({ ...rate, tooEarly: rate.tooEarly.length }, { atOnce: 31, later: 5, never: 4, percent: 77.5, tooEarly: 6 });
  assert.equal(matchRate(articles, []).percent, null);
});
