import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collisionsOf } from './collisions.ts';
import { outcomeOf, successReport } from './outcome.ts';
import { collisionsFor, plannedOf } from './surroundings.ts';
import { changeAt, people, request, rules, scheduled, WORDS } from './testing/example.ts';
import type { Change } from './types.ts';

const READY = rules.readiness.map(({ id }) => id);
const refusedBy = (code: string) => (error: { readonly code?: string }) => error.code === code;
/** Told in time, signed off and ready: only its hour is missing. */
function announced(at = '2027-01-04T09:00:00Z', ...more: [Parameters<typeof scheduled>[1]?, Parameters<typeof scheduled>[2]?]) {
  const story = scheduled(at, ...more).mailIs('sent');
  for (const item of READY) story.does({ type: 'ready', item, evidence: 'KB-12' });
  return story.does({ type: 'sign-off-time', organisation: 'northgate', contact: 'clinical-lead' });
}
const live = () => announced().at('2027-01-13T02:00:00Z').does({ type: 'begin', usual: 1.2 });

test('a normal change goes its way: raised, submitted, assessed, approved, announced, begun, completed, reviewed', () => {
  const story = live().at('2027-01-13T03:30:00Z').does({ type: 'complete', outcome: 'met' });
  assert.equal(story.the().state, 'review');
  story.does({ type: 'review', findings: 'As planned.' }, people.changeManager);
  assert.equal(story.the().state, 'closed');
  assert.deepEqual(outcomeOf(story.the()), { success: true, reasons: [] });
});

test('the clinical safety officer stops it, and the reason is kept; it cannot be approved or begun until it is rewritten and assessed again', () => {
  const stop = {
    type: 'assess-clinical-risk',
    outcome: 'stop',
    reason: 'Allergies would not be shown.',
    before: { severity: 3, likelihood: 1 },
    after: { severity: 5, likelihood: 4 },
    hazard: 'HAZ-7',
  } as const;
  const story = announced().does(stop, people.safetyOfficer);
  assert.equal(story.the().state, 'stopped');
  assert.equal(story.the().clinical.at(-1)!.reason, 'Allergies would not be shown.');
  assert.ok(
    story.letters().some(({ subject }) => /called off/.test(subject)),
    'who was told of it is told that it will not be',
  );
  assert.throws(() => story.does({ type: 'approve' }, people.changeManager), refusedBy('wrong-state'));
  assert.throws(() => story.at('2027-01-13T02:00:00Z').does({ type: 'begin', usual: 0 }), refusedBy('clinical-stop'));
  story.does({ type: 'revise', request: request(), ...WORDS }).does({ type: 'submit' });
  assert.throws(() => story.does({ type: 'approve' }, people.changeManager), refusedBy('wrong-state'));
  assert.equal(story.the().clinical.length, 2, 'what stopped it stays');
});

test('nobody else assesses clinical risk, and no reason is no assessment', () => {
  const story = changeAt('2027-01-04T09:00:00Z')
    .does({ type: 'raise', request: request(), ...WORDS })
    .does({ type: 'submit' });
  const assess = {
    type: 'assess-clinical-risk',
    outcome: 'stop',
    before: { severity: 1, likelihood: 1 },
    after: { severity: 1, likelihood: 1 },
    hazard: null,
  } as const;
  assert.throws(() => story.does({ ...assess, reason: 'No.' }, people.changeManager), refusedBy('forbidden'));
  assert.throws(() => story.does({ ...assess, reason: ' ' }, people.safetyOfficer), refusedBy('missing-data'));
});

test('who is not named does not approve; nobody approves what they raised', () => {
  const until = (by = people.analyst) =>
    changeAt('2027-01-04T09:00:00Z')
      .does({ type: 'raise', request: request(), ...WORDS }, by)
      .does({ type: 'submit' })
      .does(
        {
          type: 'assess-clinical-risk',
          outcome: 'proceed',
          reason: 'None.',
          before: { severity: 1, likelihood: 1 },
          after: { severity: 1, likelihood: 1 },
          hazard: null,
        },
        people.safetyOfficer,
      );
  for (const by of [people.analyst, people.dutyManager, people.assessor, people.requester])
    assert.throws(() => until().does({ type: 'approve' }, by), refusedBy('forbidden'), by.name);
  assert.throws(() => until(people.changeManager).does({ type: 'approve' }, people.changeManager), refusedBy('forbidden'));
});

test('what is rejected goes back to new with its reason, and no longer collides until it is submitted again', () => {
  const story = changeAt('2027-01-04T09:00:00Z')
    .does({ type: 'raise', request: request(), ...WORDS })
    .does({ type: 'submit' })
    .does({ type: 'reject', reason: 'No back-out plan.' }, people.changeManager);
  assert.equal(story.the().state, 'new');
  assert.equal(plannedOf(story.the()).active, false);
  assert.equal(plannedOf(story.does({ type: 'submit' }).the()).active, true);
});

test('a change in a freeze, or on a date without downtime, is not approved; another collision needs a reason, which is kept', () => {
  const frozen = { start: '2026-12-22T02:00:00Z', end: '2026-12-22T03:00:00Z' };
  assert.throws(() => scheduled('2026-12-01T09:00:00Z', frozen), refusedBy('collision'));
  assert.throws(
    () => scheduled('2026-12-01T09:00:00Z', { start: '2027-01-24T02:00:00Z', end: '2027-01-24T03:00:00Z' }),
    /Transplant weekend/,
  );
  const other = { ...plannedOf(scheduled('2027-01-04T09:00:00Z').the()), reference: 'CHG-000009', items: ['N3 network'] };
  const story = changeAt('2027-01-04T09:00:00Z', { others: [other] });
  assert.throws(
    () => scheduled('2027-01-04T09:00:00Z', {}, { others: [other] }),
    /CHG-000009 changes N3 network, on which .* depends/,
  );
  story
    .does({ type: 'raise', request: request(), ...WORDS })
    .does({ type: 'submit' })
    .does(
      {
        type: 'assess-clinical-risk',
        outcome: 'proceed',
        reason: 'None.',
        before: { severity: 1, likelihood: 1 },
        after: { severity: 1, likelihood: 1 },
        hazard: null,
      },
      people.safetyOfficer,
    )
    .does({ type: 'approve', accept: 'One downtime instead of two.' }, people.changeManager);
  assert.equal(story.the().accepted[0]!.reason, 'One downtime instead of two.');
});

test('only the end moves, into another change: it is found', () => {
  const other = {
    ...plannedOf(scheduled('2027-01-04T09:00:00Z').the()),
    reference: 'CHG-000009',
    start: '2027-01-13T04:00:00Z',
    end: '2027-01-13T05:00:00Z',
  };
  const story = announced('2027-01-04T09:00:00Z', {}, { others: [other] });
  assert.equal(collisionsFor(story.the(), { others: [other], setting: story.standing.setting }).verdict, 'none');
  assert.throws(
    () => story.does({ type: 'move', start: '2027-01-13T02:00:00Z', end: '2027-01-13T04:30:00Z', reason: 'It takes longer.' }),
    refusedBy('collision'),
  );
});

test('whoever is assigned later is compared then', () => {
  const story = scheduled('2027-01-04T09:00:00Z');
  const other = {
    ...plannedOf(story.the()),
    reference: 'CHG-000009',
    items: ['ward-network'],
    organisations: ['queensferry'],
    assignee: 'Sam Field',
  };
  const kinds = () => collisionsOf(plannedOf(story.the()), [other], story.standing.setting).found.map(({ kind }) => kind);
  assert.ok(!kinds().includes('assignee-busy'));
  story.does({ type: 'assign', assignee: 'Sam Field' });
  assert.ok(kinds().includes('assignee-busy'));
});

test('a freeze over an approved change holds it and tells its owner; lifted, it is released unless a person held it before', () => {
  const story = announced().does({ type: 'hold', reason: 'Open day', freeze: 'open-day' });
  assert.throws(() => story.at('2027-01-13T02:00:00Z').does({ type: 'begin', usual: 0 }), /it is held \(Open day\)/);
  assert.ok(story.letters().some(({ to, text }) => to === 'change.manager@st-elsewheres.nhs.example' && /Open day/.test(text)));
  assert.deepEqual(story.does({ type: 'release', freeze: 'open-day' }).the().holds, []);
  story
    .does({ type: 'hold', reason: 'The supplier is ill.', freeze: null })
    .does({ type: 'hold', reason: 'Open day', freeze: 'open-day' })
    .does({ type: 'release', freeze: 'open-day' });
  assert.deepEqual(
    story.the().holds.map(({ by }) => by),
    ['person'],
  );
});

const emergency = (at: string) =>
  changeAt(at)
    .does({
      type: 'raise',
      request: request({ changeType: 'emergency', risk: null, impact: null, start: null, end: null }),
      ...WORDS,
      backOut: '',
    })
    .does({ type: 'submit' });

test('an emergency is recorded at once and approved by whoever is on duty: the change manager in hours, the duty manager out of hours', () => {
  assert.throws(() => emergency('2027-01-04T02:00:00Z').does({ type: 'approve' }, people.changeManager), refusedBy('forbidden'));
  assert.equal(emergency('2027-01-04T02:00:00Z').does({ type: 'approve' }, people.dutyManager).the().state, 'scheduled');
  assert.throws(() => emergency('2027-01-04T10:00:00Z').does({ type: 'approve' }, people.dutyManager), refusedBy('forbidden'));
  assert.equal(emergency('2027-01-04T10:00:00Z').does({ type: 'approve' }, people.changeManager).the().state, 'scheduled');
});

test('an emergency tells its users before it begins, is written down and reviewed afterwards, and chased when it is not', () => {
  const story = emergency('2027-01-04T02:00:00Z').does({ type: 'approve' }, people.dutyManager);
  assert.ok(story.letters().every(({ subject }) => /^Urgent work/.test(subject)) && story.letters().length === 2);
  story
    .at('2027-01-04T02:10:00Z')
    .does({ type: 'begin', usual: 0 })
    .at('2027-01-04T02:40:00Z')
    .does({ type: 'complete', outcome: 'met' });
  assert.throws(
    () => story.does({ type: 'review', findings: 'Fine.' }, people.changeManager),
    /write down its risk, its impact, how it is undone/,
  );
  assert.equal(story.register.row(story.the()).due?.toString(), '2027-01-05T18:00:00Z');
  story.at('2027-01-05T18:00:00Z').falls();
  assert.equal(story.the().review.overdue, true);
  assert.ok(story.letters().some(({ subject }) => /review of .* is overdue/.test(subject)));
  story.does({ type: 'revise', request: request({ risk: 'high', impact: 'low' }), ...WORDS });
  assert.equal(story.the().state, 'review');
  story.does({ type: 'review', findings: 'Fine.' }, people.changeManager);
  assert.equal(story.the().state, 'closed');
});

test('a standard change goes straight into the schedule, and is announced like any other', () => {
  const story = changeAt('2027-01-04T09:00:00Z')
    .does({
      type: 'raise',
      request: request({
        changeType: 'standard',
        template: 'restart-ward-switch',
        start: '2027-01-14T02:00:00Z',
        end: '2027-01-14T02:30:00Z',
      }),
      ...WORDS,
    })
    .does({ type: 'submit' });
  assert.deepEqual([story.the().state, story.the().items, story.letters().length], ['scheduled', ['ward-network'], 2]);
  assert.throws(
    () =>
      changeAt('2027-01-04T09:00:00Z').does({
        type: 'raise',
        request: request({ changeType: 'standard', template: 'restart-ward-swich' }),
        ...WORDS,
      }),
    /Did you mean "restart-ward-switch"/,
  );
});

test('a customer raises for itself, and cannot make it an emergency', () => {
  const { requester, type } = changeAt('2027-01-04T09:00:00Z')
    .does({ type: 'raise', request: request({ changeType: 'emergency' }), ...WORDS }, people.requester)
    .the();
  assert.deepEqual([requester, type], [{ kind: 'customer', id: 'northgate' }, 'normal']);
});

test('what is missing is said when it is submitted; what is unknown, with the nearest name', () => {
  const raise = (own: Parameters<typeof request>[0]) =>
    changeAt('2027-01-04T09:00:00Z').does({ type: 'raise', request: request(own), ...WORDS });
  assert.throws(() => raise({ risk: null, end: null }).does({ type: 'submit' }), /say its risk, its start and end/);
  assert.throws(() => raise({ items: ['pasc'] }), /Did you mean "pacs"/);
  assert.throws(() => raise({ organisations: ['nortgate'] }), /Did you mean "northgate"/);
});

test('what is under review cannot be cancelled', () => {
  const story = live().does({ type: 'complete', outcome: 'met' });
  assert.throws(() => story.does({ type: 'cancel', reason: 'No.' }), refusedBy('wrong-state'));
});

test('incidents that it caused are linked once each; more than usual calls for a review, also after it was closed', () => {
  const story = live()
    .does({ type: 'link-incident', incident: 'INC-000001' })
    .does({ type: 'link-incident', incident: 'INC-000001' })
    .does({ type: 'link-incident', incident: 'INC-000002' });
  assert.equal(story.the().incidents.length, 2);
  assert.equal(story.the().review.triggers.length, 0);
  story
    .at('2027-01-13T03:00:00Z')
    .does({ type: 'complete', outcome: 'met' })
    .does({ type: 'review', findings: 'Fine.' }, people.changeManager);
  story.at('2027-01-14T09:00:00Z').does({ type: 'link-incident', incident: 'INC-000003' });
  assert.equal(story.the().state, 'review');
  assert.deepEqual(
    story.the().review.triggers.map(({ counted, usual }) => [counted, usual]),
    [[3, 1.2]],
  );
  assert.ok(story.letters().some(({ subject }) => /is to be reviewed/.test(subject)));
});

test('changes are counted, not incidents: 4 of 23 reviewed caused 6 incidents, and 2 were cancelled before', () => {
  const one = live()
    .does({ type: 'complete', outcome: 'met' })
    .does({ type: 'review', findings: 'Fine.' }, people.changeManager)
    .the();
  const caused = (n: number): Change => ({
    ...one,
    incidents: Array.from({ length: n }, (_, i) => ({ reference: `INC-${i}`, at: one.endedAt! })),
  });
  const cancelled = scheduled('2027-01-04T09:00:00Z').does({ type: 'cancel', reason: 'No.' }).the();
  const report = successReport([
    ...Array.from({ length: 19 }, () => one),
    caused(2),
    caused(2),
    caused(1),
    caused(1),
    cancelled,
    cancelled,
  ]);
  assert.deepEqual([report.reviewed, report.failed, report.incidents, report.failureRate], [23, 4, 6, 17.4]);
});

test('undone, late or without its aim, it failed', () => {
  const reviewed = (story: ReturnType<typeof live>) =>
    outcomeOf(story.does({ type: 'review', findings: 'So it was.' }, people.changeManager).the())!.success;
  assert.equal(reviewed(live().does({ type: 'back-out', reason: 'Images were missing.' })), false);
  assert.equal(reviewed(live().does({ type: 'complete', outcome: 'not-met' })), false);
  assert.equal(reviewed(live().at('2027-01-13T04:01:00Z').does({ type: 'complete', outcome: 'met' })), false);
});
