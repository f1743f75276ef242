import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noticeStandings } from './notices.ts';
import { changeAt, request, rules, scheduled, WORDS } from './testing/example.ts';

const READY = rules.readiness.map(({ id }) => id);
const refusedBy = (code: string) => (error: { readonly code?: string }) => error.code === code;
/** Told in time, signed off and ready: only its hour is missing. */
function announced(at = '2027-01-04T09:00:00Z', ...more: [Parameters<typeof scheduled>[1]?, Parameters<typeof scheduled>[2]?]) {
  const story = scheduled(at, ...more).mailIs('sent');
  for (const item of READY) story.does({ type: 'ready', item, evidence: 'KB-12' });
  return story.does({ type: 'sign-off-time', organisation: 'northgate', contact: 'clinical-lead' });
}

test('approval makes the notice, and a letter goes to everybody who is told for the clinical users', () => {
  const story = scheduled('2027-01-04T09:00:00Z', { organisations: ['northgate', 'queensferry'] });
  assert.deepEqual(
    story.letters().map(({ to }) => to),
    ['henry.sallow@northgate-uh.nhs.example', 'theatres@northgate-uh.nhs.example', 'marta.quill@queensferry-uh.nhs.example'],
  );
  assert.match(story.letters()[0]!.text, /from 02:00 on Wednesday 13 January 2027 to 04:00 on Wednesday 13 January 2027/);
});

test('before approval nobody is told anything', () => {
  const story = changeAt('2027-01-04T09:00:00Z')
    .does({ type: 'raise', request: request(), ...WORDS })
    .does({ type: 'submit' });
  assert.deepEqual(story.letters(), []);
});

for (const [sent, clear, enough] of [
  ['2027-01-05T10:00:00Z', 5, true],
  ['2027-01-05T18:00:00Z', 4, false],
  ['2027-01-06T10:00:00Z', 4, false],
] as const)
  test(`a notice of ${sent} is ${clear} clear working days before Wednesday 13 January: ${enough ? 'it begins' : 'it does not begin'}`, () => {
    const story = announced(sent).at('2027-01-13T02:00:00Z');
    assert.equal(noticeStandings(story.the(), story.standing)[0]!.clearDays, clear);
    if (enough) assert.equal(story.does({ type: 'begin', usual: 0 }).the().state, 'implementing');
    else assert.throws(() => story.does({ type: 'begin', usual: 0 }), refusedBy('notice-not-given'));
  });

test('the strictest calendar wins: the borough, shut between Christmas and New Year, is told earlier', () => {
  const both = {
    organisations: ['northgate', 'eastmarsh-social-services'],
    start: '2027-01-06T02:00:00Z',
    end: '2027-01-06T03:00:00Z',
  };
  const story = scheduled('2026-12-22T10:00:00Z', both).mailIs('sent');
  const standings = noticeStandings(story.the(), story.standing);
  assert.deepEqual(
    standings.map(({ organisation, enough }) => [organisation, enough]),
    [
      ['northgate', true],
      ['northgate', true],
      ['eastmarsh-social-services', false],
    ],
  );
});

test('a notice that came back is none: it is chased, told to its owner, and counts once it arrives', () => {
  const story = scheduled('2027-01-04T09:00:00Z')
    .mailIs('sent', 'henry.sallow@northgate-uh.nhs.example')
    .mailIs('returned', 'theatres@northgate-uh.nhs.example');
  const theatres = () => noticeStandings(story.the(), story.standing)[1]!;
  assert.deepEqual([theatres().givenAt, theatres().returned], [null, true]);
  assert.ok(
    story.letters().some(({ to, subject }) => to === 'communications@st-elsewheres.nhs.example' && /came back/.test(subject)),
  );
  assert.equal(story.register.row(story.the()).due?.toString(), '2027-01-06T09:00:00Z');
  const chased = story.at('2027-01-06T09:00:00Z').falls();
  assert.deepEqual(
    chased.map(({ type }) => type),
    ['noticesIssued'],
  );
  story.mailIs('sent', 'theatres@northgate-uh.nhs.example');
  assert.equal(theatres().givenAt, '2027-01-06T09:00:00Z');
  assert.equal(theatres().enough, false);
});

test('who acknowledged is not chased; who did not is, twice and no more', () => {
  const story = scheduled('2027-01-04T09:00:00Z')
    .mailIs('sent')
    .does({ type: 'acknowledge-notice', organisation: 'northgate', contact: 'clinical-lead', name: 'Henry Sallow' });
  const chased = (at: string) =>
    story
      .at(at)
      .falls()
      .flatMap((fact) => (fact.type === 'noticesIssued' ? fact.to.map(({ contact }) => contact) : []));
  assert.deepEqual(chased('2027-01-06T09:00:00Z'), ['theatres']);
  assert.deepEqual(chased('2027-01-08T09:00:00Z'), ['theatres']);
  assert.deepEqual(chased('2027-01-10T09:00:00Z'), []);
  assert.equal(story.register.row(story.the()).due, null);
});

test('moved a week, everybody is told again, and the days count to the new start', () => {
  const story = announced()
    .at('2027-01-12T10:00:00Z')
    .does({ type: 'move', start: '2027-01-20T02:00:00Z', end: '2027-01-20T04:00:00Z', reason: 'The supplier is late.' });
  assert.equal(story.letters().filter(({ subject }) => /has moved/.test(subject)).length, 2);
  story.at('2027-01-20T02:00:00Z');
  assert.throws(() => story.does({ type: 'begin', usual: 0 }), refusedBy('notice-not-given'));
  story
    .at('2027-01-12T10:01:00Z')
    .mailIs('sent')
    .does({ type: 'sign-off-time', organisation: 'northgate', contact: 'clinical-lead' });
  assert.deepEqual(
    noticeStandings(story.the(), story.standing).map(({ clearDays }) => clearDays),
    [5, 5],
  );
  assert.equal(story.at('2027-01-20T02:00:00Z').does({ type: 'begin', usual: 0 }).the().state, 'implementing');
});

test('a sign-off is of one time: a move asks for it again', () => {
  const story = announced()
    .at('2027-01-11T10:00:00Z')
    .does({ type: 'move', start: '2027-01-20T02:00:00Z', end: '2027-01-20T04:00:00Z', reason: 'The supplier is late.' })
    .mailIs('sent');
  assert.throws(() => story.at('2027-01-20T02:00:00Z').does({ type: 'begin', usual: 0 }), refusedBy('not-ready'));
});

test('only who is named signs the time off', () => {
  assert.throws(
    () => scheduled('2027-01-04T09:00:00Z').does({ type: 'sign-off-time', organisation: 'northgate', contact: 'theatres' }),
    refusedBy('invalid'),
  );
});

test('the desk is ready before it goes live, item by item', () => {
  const story = scheduled('2027-01-04T09:00:00Z')
    .mailIs('sent')
    .does({ type: 'sign-off-time', organisation: 'northgate', contact: 'clinical-lead' });
  for (const item of READY.slice(1)) story.does({ type: 'ready', item, evidence: 'KB-12' });
  story.at('2027-01-13T02:00:00Z');
  assert.throws(() => story.does({ type: 'begin', usual: 0 }), /not ready: articles/);
});
