import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { changeArticle, draftArticle } from './decide.ts';
import { foldArticle } from './fold.ts';
import { readsArticle } from './reads.ts';
import { dueBy, isOverdue, reviewBy } from './review.ts';
import type { Article, ArticleFact } from './types.ts';
import { foldUses, tellHelped, useArticle, usesEntry, useOf, type UseFact } from './use.ts';
import { recorded } from '../testing/recorded.ts';
import type { Actor } from '../../access/actor.ts';
import { Refusal } from '../../../../kernel/index.ts';
import { loadStandard } from '../../../../standards/index.ts';

const policy = await loadStandard(new URL('../../../../standards/nhs-lsd', import.meta.url).pathname);
const ANALYST: Actor = { id: 'analyst', name: 'Asha Nair', role: 'analyst', organisation: null };
const MANAGER: Actor = { id: 'duty-manager', name: 'Derek Oyelaran', role: 'duty-manager', organisation: null };
const ASSESSOR: Actor = { id: 'assessor', name: 'Ines Whitlock', role: 'assessor', organisation: null };
const requester = (organisation: string): Actor => ({ id: `r.${organisation}`, name: 'R', role: 'requester', organisation });

const NEW = {
  kind: 'article',
  service: 'pacs',
  title: 'Black picture',
  symptom: 'The picture is black',
  answer: 'Reload it.',
} as const;
const at = (text: string) => Temporal.Instant.from(text);
const folded = (...facts: readonly (readonly [string, ArticleFact])[]): Article => foldArticle('KB-000001', recorded(facts))!;
const drafted = draftArticle(NEW, ANALYST, at('2028-02-01T09:00:00Z'), policy).map(
  (fact) => ['2028-02-01T09:00:00Z', fact] as const,
);
const reviewedOn = (day: string) =>
  changeArticle(folded(...drafted), { do: 'review', finding: 'Right.' }, MANAGER, at(`${day}T10:00:00Z`), policy).map(
    (fact) => [`${day}T10:00:00Z`, fact] as const,
  );

test('a review of 29 February 2028 holds until 28 February 2029, that day included', () => {
  const article = folded(...drafted, ...reviewedOn('2028-02-29'));
  assert.equal(String(dueBy(article)), '2029-02-28');
  assert.equal(isOverdue(article, Temporal.PlainDate.from('2029-02-28')), false);
  assert.equal(isOverdue(article, Temporal.PlainDate.from('2029-03-01')), true);
  assert.equal(String(reviewBy(Temporal.PlainDate.from('2026-11-30'), Temporal.Duration.from('P12M'))), '2027-11-30');
});

test('neither a correction nor an edit moves the date of the review', () => {
  const article = folded(...drafted, ...reviewedOn('2028-02-29'));
  const text = { title: 'Black picture', symptom: 'The picture is black', answer: 'Reload it once.' };
  const minor = changeArticle(
    article,
    { do: 'revise', basedOn: 1, minor: true, ...text },
    ANALYST,
    at('2028-05-01T09:00:00Z'),
    policy,
  );
  const major = changeArticle(article, { do: 'revise', basedOn: 1, ...text }, ANALYST, at('2028-05-01T09:00:00Z'), policy);
  const all = (facts: readonly ArticleFact[]) =>
    folded(...drafted, ...reviewedOn('2028-02-29'), ...facts.map((fact) => ['2028-05-01T09:00:00Z', fact] as const));
  assert.equal(String(dueBy(all(minor))), '2029-02-28');
  assert.equal(all(minor).confidence, 'validated');
  assert.equal(String(dueBy(all(major))), '2029-02-28');
  assert.equal(all(major).confidence, 'not-validated');
});

const uses = (...facts: readonly UseFact[]) =>
  foldUses('KB-000001.2028-03', recorded(facts.map((fact) => ['2028-03-01T09:00:00Z', fact] as const)));

test('an incident keeps the version that it used', () => {
  const text = { title: 'Black picture', symptom: 'The picture is black', answer: 'Reload it.' };
  let facts: readonly (readonly [string, ArticleFact])[] = drafted;
  const revise = (basedOn: number) => {
    const more = changeArticle(folded(...facts), { do: 'revise', basedOn, ...text }, ANALYST, at('2028-03-01T09:00:00Z'), policy);
    facts = [...facts, ...more.map((fact) => ['2028-03-01T09:00:00Z', fact] as const)];
  };
  revise(1);
  revise(2);
  const used = uses(...useArticle(folded(...facts), null, 'INC-000007'));
  revise(3);
  revise(4);
  assert.equal(folded(...facts).versions.at(-1)!.version, 5);
  assert.deepEqual(
    used?.uses.map(({ incident, version }) => [incident, version]),
    [['INC-000007', 3]],
  );
});

test('an edit of a version that is no longer current is refused, so that nothing is lost', () => {
  const once: ArticleFact = {
    type: 'revised',
    version: 2,
    minor: false,
    texts: { title: 'T', symptom: 'S', answer: 'A', errorText: '' },
  };
  assert.throws(
    () =>
      changeArticle(
        folded(...drafted, ['2028-03-01T09:00:00Z', once]),
        { do: 'revise', basedOn: 1, title: 'Mine', symptom: 'S' },
        ANALYST,
        at('2028-03-02T09:00:00Z'),
        policy,
      ),
    /changed meanwhile: version 2/,
  );
});

test('use is counted by incident, never by looks; help only where it was used', () => {
  const article = folded(...drafted);
  assert.equal(useOf([]).used, 0);
  const once = useArticle(article, null, 'INC-000001');
  const used = uses(...once);
  assert.deepEqual(useArticle(article, used, 'INC-000001'), []);
  assert.throws(() => tellHelped(used, 'INC-000002', true), /was not used in INC-000002/);
  assert.throws(() => tellHelped(null, 'INC-000001', true), /was not used/);
  const told = uses(...once, ...tellHelped(used, 'INC-000001', false));
  assert.deepEqual(useOf(told!.uses), { used: 1, helped: 0, didNotHelp: 1 });
  assert.equal(usesEntry('KB-000001', at('2028-03-31T23:59:59Z')), 'KB-000001.2028-03');
});

test('what is archived is used no more', () => {
  const archived = folded(...drafted, ['2028-03-01T09:00:00Z', { type: 'confidenceSet', confidence: 'archived' }]);
  assert.throws(() => useArticle(archived, null, 'INC-000001'), /is archived/);
});

test('what has an owner is changed by the owner and the duty manager, and flagged by every analyst', () => {
  const [fact] = draftArticle({ ...NEW, governance: 'owner', owner: 'somebody' }, ANALYST, at('2028-02-01T09:00:00Z'), policy);
  const article = folded(['2028-02-01T09:00:00Z', fact!]);
  const revise = { do: 'revise', basedOn: 1, title: 'T', symptom: 'S' } as const;
  const now = at('2028-02-02T09:00:00Z');
  assert.throws(() => changeArticle(article, revise, ANALYST, now, policy), { code: 'forbidden' });
  assert.equal(changeArticle(article, revise, MANAGER, now, policy).length, 1);
  assert.equal(changeArticle(article, { do: 'flag', fault: 'Step 2 is wrong' }, ANALYST, now, policy).length, 1);
  for (const actor of [ASSESSOR, requester('northgate')])
    assert.throws(
      () => draftArticle(NEW, actor, now, policy),
      (error) => error instanceof Refusal && error.code === 'forbidden',
    );
});

test('a service that is not in the catalogue is refused with the nearest one', () => {
  assert.throws(
    () => draftArticle({ ...NEW, service: 'pax' }, ANALYST, at('2028-02-01T09:00:00Z'), policy),
    /Did you mean "pacs"/,
  );
});

test('a law: a caller reads exactly what is validated for callers of their organisation', () => {
  const ids = policy.organisations.map(({ id }) => id);
  fc.assert(
    fc.property(
      fc.constantFrom('staff', 'callers'),
      fc.constantFrom('work-in-progress', 'not-validated', 'validated', 'archived'),
      fc.option(fc.subarray(ids)),
      fc.constantFrom(...ids),
      (audience, confidence, organisations, own) => {
        const expected =
          audience === 'callers' && confidence === 'validated' && (organisations === null || organisations.includes(own));
        assert.equal(readsArticle(requester(own), { audience, confidence, organisations }), expected);
        assert.equal(readsArticle(ANALYST, { audience, confidence, organisations }), true);
      },
    ),
  );
});
