import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Actor } from '../access/actor.ts';
import type { Command } from './commands.ts';
import { apply, decide, fold, severityOf, type DeskCommand, type Incident, type RecordedEvent } from './index.ts';
import {
  analyst,
  assessor,
  contact,
  dutyManager,
  elsewhere,
  handOff,
  here,
  person,
  shipped,
  system,
} from '../../testing/test-desk.ts';
import type { Level } from '../../../standards/index.ts';

const at = Temporal.Instant.from('2026-06-05T09:00:00Z');
const requester = person('requester', here);

/** Decides and folds one command after the other: a desk without clock or store. */
function after(...steps: readonly (readonly [DeskCommand, Actor])[]): Incident {
  let incident: Incident | null = null;
  let seq = 0;
  for (const [command, actor] of [[{ do: 'open', contact: contact() }, analyst] as const, ...steps])
    for (const event of decide(command, incident, shipped, at, actor)) {
      const recorded: RecordedEvent = {
        ...event,
        texts: event.texts ?? {},
        seq: ++seq,
        at: String(at),
        actor: { id: actor.id, name: actor.name, role: actor.role },
        hash: '',
        previous: '',
      };
      incident = incident === null ? fold('INC-000001', [recorded]) : apply(incident, recorded);
    }
  return incident!;
}
const types = (command: DeskCommand, state: Incident | null, actor: Actor) =>
  decide(command, state, shipped, at, actor).map(({ type }) => type);
const codeOf = (command: DeskCommand, state: Incident | null, actor: Actor): string => {
  try {
    return types(command, state, actor).join(' ') || 'nothing';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};

const handedOff: readonly [DeskCommand, Actor] = [{ do: 'handOff', supplier: 'bt-health', data: handOff }, analyst];
const answered: readonly [DeskCommand, Actor] = [
  { do: 'supplierAnswered', supplier: 'bt-health', handOff: 1, ticket: 'T1', status: 'acknowledged' },
  system,
];
const says = (status: string, eventId = status, happenedAt?: string): readonly [DeskCommand, Actor] => [
  { do: 'supplierUpdate', supplier: 'bt-health', ticket: 'T1', status, note: '', eventId, ...(happenedAt && { happenedAt }) },
  person('supplier'),
];
const resolved: readonly [DeskCommand, Actor] = [{ do: 'resolve', how: 'Restarted.' }, analyst];
const confirmed: readonly [DeskCommand, Actor] = [{ do: 'confirm' }, requester];
const closed: readonly [DeskCommand, Actor] = [{ do: 'close' }, analyst];

suite('severity', () => {
  const levels: readonly Level[] = ['1', '2', '3', '4', '5'];
  test('is the cell of the matrix, all twenty-five', () => {
    for (const impact of levels)
      for (const urgency of levels)
        assert.equal(severityOf({ impact, urgency, safety: [] }, shipped), shipped.severity.matrix[impact][urgency]);
  });
  test('is never milder than the floor of a safety flag, nor milder than the matrix', () => {
    for (const impact of levels)
      for (const urgency of levels)
        for (const [flag, floor] of Object.entries(shipped.severity.floors)) {
          const severity = severityOf({ impact, urgency, safety: [flag as 'possible-harm'] }, shipped);
          assert.equal(Number(severity), Math.min(Number(floor), Number(shipped.severity.matrix[impact][urgency])));
        }
  });
});

suite('what may follow what', () => {
  const open = after();
  const rows: readonly (readonly [string, Incident, DeskCommand, string])[] = [
    ['close an open one', open, closed[0], 'not-confirmed'],
    ['confirm an open one', open, confirmed[0], 'wrong-state'],
    ['reopen an open one', open, { do: 'reopen', reason: 'still broken' }, 'wrong-state'],
    ['resume one that is not paused', open, { do: 'resume' }, 'wrong-state'],
    ['take back one that is here', open, { do: 'takeBack', reason: 'ours' }, 'wrong-state'],
    ['pause without a reason', open, { do: 'pause', reason: ' ' }, 'missing-data'],
    ['pause for a reason that no clock knows', open, { do: 'pause', reason: 'lunch' }, 'invalid'],
    ['pause because of the supplier', open, { do: 'pause', reason: 'supplier' }, 'invalid'],
    ['reclassify without a reason', open, { do: 'reclassify', impact: '1', urgency: '1', reason: '' }, 'missing-data'],
    ['reclassify to what it is', open, { do: 'reclassify', impact: '3', urgency: '3', reason: 'same' }, 'nothing'],
    ['resolve', open, resolved[0], 'resolved callerAsked'],
    ['close what is resolved', after(resolved), closed[0], 'not-confirmed'],
    ['resolve twice', after(resolved), resolved[0], 'wrong-state'],
    ['acknowledge what is resolved', after(resolved), { do: 'acknowledge' }, 'wrong-state'],
    ['confirm twice', after(resolved, confirmed), confirmed[0], 'nothing'],
    ['close what is confirmed', after(resolved, confirmed), closed[0], 'closed'],
    ['close twice', after(resolved, confirmed, closed), closed[0], 'wrong-state'],
    ['reopen what is closed', after(resolved, confirmed, closed), { do: 'reopen', reason: 'again' }, 'reopened'],
    ['answer what is closed', after(resolved, confirmed, closed), { do: 'respond', text: 'Bye.', channel: 'phone' }, 'responded'],
    ['hand off twice', after(handedOff), handedOff[0], 'wrong-state'],
    ['resolve here what is there', after(handedOff), resolved[0], 'wrong-state'],
    ['confirm before the supplier has said so', after(handedOff, answered), confirmed[0], 'wrong-state'],
    ['close on the supplier’s word', after(handedOff, answered, says('resolved')), closed[0], 'not-confirmed'],
    ['confirm the supplier’s word', after(handedOff, answered, says('resolved')), confirmed[0], 'confirmed resolved'],
    [
      'reopen what the supplier called resolved',
      after(handedOff, answered, says('resolved')),
      { do: 'reopen', reason: 'no' },
      'reopened',
    ],
  ];
  for (const [name, state, command, expected] of rows)
    test(`${name}: ${expected}`, () =>
      assert.equal(codeOf(command, state, command.do === 'confirm' ? requester : analyst), expected));

  test('a reply to what is resolved or closed is kept and reopens nothing', () => {
    const reply = { do: 'receiveReply', text: 'Thank you', messageId: '<m1@x>', from: 'amy@x.example' } as const;
    const state = after(resolved, confirmed, closed, [reply, system]);
    assert.equal(state.state, 'closed');
    assert.equal(state.events.at(-1)?.texts['text'], 'Thank you');
    // Which delivery repeats another is known by more than its id, which may be a device's: the service keeps that.
    assert.equal(codeOf(reply, state, system), 'replied');
  });
});

suite('who may what', () => {
  const staffOnly: readonly Command[] = [
    { do: 'acknowledge' },
    { do: 'respond', text: 'x', channel: 'phone' },
    { do: 'reclassify', impact: '1', urgency: '1', reason: 'x' },
    { do: 'assign', team: 'servers' },
    handedOff[0] as Command,
    resolved[0] as Command,
  ];
  test('analysts and duty managers work; requesters and assessors do not', () => {
    for (const command of staffOnly) {
      for (const actor of [analyst, dutyManager]) assert.notEqual(codeOf(command, after(), actor), 'forbidden');
      for (const actor of [requester, assessor, person('caller', here)])
        assert.equal(codeOf(command, after(), actor), 'forbidden');
    }
  });
  test('the assessor changes nothing at all', () => {
    for (const command of [...staffOnly, { do: 'note', text: 'x' }, confirmed[0], closed[0]] as const)
      assert.equal(codeOf(command, after(resolved), assessor), 'forbidden');
  });
  test('requesters confirm, reopen and note what is their organisation’s; others’ does not exist for them', () => {
    const other = person('requester', elsewhere);
    for (const command of [confirmed[0], { do: 'note', text: 'x' }, { do: 'reopen', reason: 'x' }] as const) {
      assert.notEqual(codeOf(command, after(resolved), requester), 'forbidden');
      assert.equal(codeOf(command, after(resolved), other), 'not-found');
    }
  });
  test('a requester opens for their own organisation, on the portal', () => {
    const open = (more: Parameters<typeof contact>[0], actor: Actor) =>
      codeOf({ do: 'open', contact: contact(more) }, null, actor);
    assert.equal(open({ channel: 'portal' }, requester), 'opened');
    assert.equal(open({ channel: 'phone' }, requester), 'forbidden');
    assert.equal(open({ channel: 'portal' }, person('requester', elsewhere)), 'forbidden');
    assert.equal(open({}, assessor), 'forbidden');
  });
  test('only the desk itself takes the plan’s steps', () => {
    for (const actor of [analyst, requester, person('supplier')])
      assert.equal(codeOf({ do: 'escalate', step: 'IH-1', planned: String(at) }, after(), actor), 'forbidden');
  });
});

suite('an incident begins complete', () => {
  const rows = [
    [{ service: 'crss' }, 'unknown-service'],
    [{ caller: { name: 'Amy', organisation: 'nowhere' } }, 'unknown-organisation'],
    [{ summary: '  ' }, 'missing-data'],
    [{ caller: { name: '', organisation: here } }, 'missing-data'],
    [{ impact: '6' as Level }, 'invalid'],
  ] as const;
  for (const [more, code] of rows)
    test(code, () => assert.equal(codeOf({ do: 'open', contact: contact(more) }, null, analyst), code));
});

suite('hand-off', () => {
  const tryWith = (data: object) => codeOf({ do: 'handOff', supplier: 'bt-health', data }, after(), analyst);
  test('each field of the minimum data set is missed when it is missing or blank', () => {
    for (const field of shipped.suppliers[0]!.minimumDataSet)
      for (const gone of [undefined, '  ', ...(field === 'affectedUsers' ? [-1, 1.5] : [])])
        assert.throws(
          () =>
            decide({ do: 'handOff', supplier: 'bt-health', data: { ...handOff, [field]: gone } }, after(), shipped, at, analyst),
          { code: 'missing-data', fields: { supplier: shipped.suppliers[0]!.name, missing: [field] } },
        );
  });
  test('a patient’s number in any field stops it, complete or not', () => {
    assert.equal(tryWith({ ...handOff, errorText: 'Record 401 023 2137 locked' }), 'patient-data');
    assert.equal(tryWith({ description: 'NHS number 9434765919' }), 'patient-data');
  });
  test('to somebody who is not a supplier', () =>
    assert.equal(codeOf({ do: 'handOff', supplier: 'bt', data: handOff }, after(), analyst), 'unknown-supplier'));
});

suite('the supplier’s word', () => {
  test('resolved is not closed: the caller is asked, once', () => {
    const state = after(handedOff, answered, says('inProgress'), says('resolved'));
    assert.deepEqual([state.state, state.supplier?.status], ['with-supplier', 'resolved']);
    assert.deepEqual(types(says('resolved')[0], state, person('supplier')), []);
    assert.deepEqual(types(says('resolved', 'another')[0], state, person('supplier')), ['supplierUpdated']);
  });
  test('what was overtaken is kept and moves nothing back', () => {
    const state = after(
      handedOff,
      answered,
      says('resolved', 'b', '2026-06-05T10:00:00Z'),
      says('inProgress', 'a', '2026-06-05T09:30:00Z'),
    );
    assert.equal(state.supplier?.status, 'resolved');
    assert.equal(state.events.at(-1)?.type, 'supplierUpdated');
  });
  test('a callback may be quicker than the answer to the creation', () => {
    const state = after(handedOff, says('inProgress'), answered);
    assert.deepEqual([state.supplier?.ticket, state.supplier?.status], ['T1', 'inProgress']);
  });
  test('rejected or cancelled, it is the desk’s again', () => {
    for (const status of ['rejected', 'cancelled']) assert.equal(after(handedOff, answered, says(status)).state, 'open');
    const refused = after(handedOff, [{ do: 'supplierRefused', supplier: 'bt-health', handOff: 1, note: 'duplicate' }, system]);
    assert.equal(refused.state, 'open');
  });
  test('about something never handed over, there is no such incident', () =>
    assert.equal(codeOf(says('resolved')[0], after(), person('supplier')), 'not-found'));
  test('a status nobody has heard of', () =>
    assert.equal(codeOf(says('fixed')[0], after(handedOff), person('supplier')), 'invalid'));
  test('reopened within resolved it is the supplier’s again, after the close it is the desk’s', () => {
    const again: readonly [DeskCommand, Actor] = [{ do: 'reopen', reason: 'still slow' }, analyst];
    assert.equal(after(handedOff, answered, says('resolved'), again).state, 'with-supplier');
    assert.equal(after(handedOff, answered, says('resolved'), confirmed, again).state, 'with-supplier');
    assert.equal(after(handedOff, answered, says('resolved'), confirmed, closed, again).state, 'open');
  });
});

test('whoever presses 1 owns the incident; a step is taken once', () => {
  const taken: readonly [DeskCommand, Actor] = [{ do: 'escalate', step: 'IH-2', planned: String(at) }, system];
  const state = after(taken, [{ do: 'acknowledgeEscalation', step: 'IH-2', by: 'duty-manager' }, system]);
  assert.equal(state.owner, shipped.contacts.find(({ role }) => role === 'duty-manager')?.name);
  assert.equal(state.escalations[0]?.acknowledgedBy, state.owner);
  assert.equal(codeOf(taken[0], state, system), 'nothing');
});
