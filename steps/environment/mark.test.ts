import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeskSession, DeskUnderTest, IncidentSummary } from '../../adapters/desk-under-test.ts';
import type { Letter, MailControl } from '../../simulators/mail/types.ts';
import type { PlacedCall, TelephoneControl } from '../../simulators/telephone/types.ts';
import { deskSince, markOf, observedSince } from './mark.ts';
import { isAbout, mentions, names, shapesOf } from './references.ts';

const summary = (reference: string, state = 'open') => ({ reference, state }) as IncidentSummary;
const letter = (text: string) => ({ subject: '', text, to: ['a@b.example'] }) as unknown as Letter;
const call = (says: string) => ({ says }) as PlacedCall;

test('a desk that holds tickets already shows a scenario its own', async () => {
  const held = [summary('SR/1'), summary('SR/2', 'resolved')];
  const session = { incidents: async () => held, counts: async () => ({ open: 2, total: 3 }) } as unknown as DeskSession;
  const desk = {
    reaches: new Set(['record']),
    everything: async () => held,
    as: async () => session,
  } as unknown as DeskUnderTest;
  const placed = [call('SR/1')];
  const delivered = [letter('SR/1')];
  const telephone = { placed } as unknown as TelephoneControl;
  const mail = { delivered, inbox: () => delivered } as unknown as MailControl;
  const mark = await markOf(desk, { telephone, mail });
  const [own, observed] = [deskSince(desk, mark), observedSince({ telephone, mail }, mark)];

  held.push(summary('SR/12'));
  placed.push(call('SR/2 waits'), call('SR/12 waits'), call('Anything else'));
  delivered.push(letter('About SR/1 and SR/12'), letter('About SR/1 and SR/2'));
  const shown = (some: readonly IncidentSummary[]) => some.map(({ reference }) => reference);
  assert.deepEqual(shown(await own.everything()), ['SR/12']);
  assert.deepEqual(shown(await (await own.as('assessor')).incidents()), ['SR/12']);
  assert.deepEqual(await (await own.as('assessor')).counts(), { open: 1, total: 1 } as unknown);
  assert.deepEqual(
    observed.telephone.placed.map(({ says }) => says),
    ['SR/12 waits', 'Anything else'],
  );
  assert.deepEqual(
    observed.mail.delivered.map(({ text }) => text),
    ['About SR/1 and SR/12'],
  );
  assert.equal(observed.mail.inbox('a@b.example').length, 1);
});

test('a reference is recognised whole, in whatever form the desk gives it', () => {
  assert.ok(names('[INC-000042] Printer', 'INC-000042'));
  assert.ok(!names('INC-0000421', 'INC-000042'));
  assert.ok(names('Re: [desk.example #1] Printer', '#1'));
  assert.ok(!names('Re: [desk.example #12] Printer', '#1'));
  assert.ok(isAbout({ subject: 'Ours', text: 'it is SR/2026-000123.' }, 'SR/2026-000123'));
  assert.deepEqual(mentions(shapesOf(['SR/2026-000123']), 'SR/2026-7, SR/2027-000009 and SR-1'), ['SR/2026-7', 'SR/2027-000009']);
});
