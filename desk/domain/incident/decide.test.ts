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
const reports = (status: string, eventId = status, happenedAt?: string): readonly [DeskCommand, Actor] => [
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

suite('commands by state', () => {
  const open = after();
  const rows: readonly (readonly [string, Incident, DeskCommand, string])[] = [
    ['close an open one', open, closed[0], 'not-confirmed'],
    ['confirm an open one', open, confirmed[0], 'wrong-state'],
    ['reopen an open one', open, { do: 'reopen', reason: 'still broken' }, 'wrong-state'],
    ['resume one that is not paused', open, { do: 'resume' }, 'wrong-state'],
    ['take back one that is not with a supplier', open, { do: 'takeBack', reason: 'ours' }, 'wrong-state'],
    ['pause without a reason', open, { do: 'pause', reason: ' ' }, 'missing-data'],
    ['pause for a reason that pauses no clock', open, { do: 'pause', reason: 'lunch' }, 'invalid'],
    ['pause because of the supplier', open, { do: 'pause', reason: 'supplier' }, 'invalid'],
    ['reclassify without a reason', open, { do: 'reclassify', impact: '1', urgency: '1', reason: '' }, 'missing-data'],
    ['reclassify to the same severity', open, { do: 'reclassify', impact: '3', urgency: '3', reason: 'same' }, 'nothing'],
    ['resolve', open, resolved[0], 'resolved callerAsked'],
    ['close what is resolved', after(resolved), closed[0], 'not-confirmed'],
    ['resolve twice', after(resolved), resolved[0], 'wrong-state'],
    ['acknowledge what is resolved', after(resolved), { do: 'acknowledge' }, 'wrong-state'],
    ['confirm twice', after(resolved, confirmed), confirmed[0], 'nothing'],
    ['close what is confirmed', after(resolved, confirmed), closed[0], 'closed'],
    ['close twice', after(resolved, confirmed, closed), closed[0], 'wrong-state'],
    ['reopen what is closed', after(resolved, confirmed, closed), { do: 'reopen', reason: 'again' }, 'reopened'],
    [
      'respond to what is closed',
      after(resolved, confirmed, closed),
      { do: 'respond', text: 'Bye.', channel: 'phone' },
      'responded',
    ],
    ['hand off twice', after(handedOff), handedOff[0], 'wrong-state'],
    ['resolve one that is with the supplier', after(handedOff), resolved[0], 'wrong-state'],
    ['confirm before the supplier reports it resolved', after(handedOff, answered), confirmed[0], 'wrong-state'],
    [
      'close after only the supplier reports it resolved',
      after(handedOff, answered, reports('resolved')),
      closed[0],
      'not-confirmed',
    ],
    [
      'confirm what the supplier reports resolved',
      after(handedOff, answered, reports('resolved')),
      confirmed[0],
      'confirmed resolved',
    ],
    [
      'reopen what the supplier reports resolved',
      after(handedOff, answered, reports('resolved')),
      { do: 'reopen', reason: 'no' },
      'reopened',
    ],
  ];
  for (const [name, state, command, expected] of rows)
    test(`${name}: ${expected}`, () =>
      assert.equal(codeOf(command, state, command.do === 'confirm' ? requester : analyst), expected));

  test('a reply to a closed incident is recorded and does not reopen it', () => {
    const reply = { do: 'receiveReply', text: 'Thank you', messageId: '<m1@x>', from: 'amy@x.example' } as const;
    const state = after(resolved, confirmed, closed, [reply, system]);
    assert.equal(state.state, 'closed');
    assert.equal(state.events.at(-1)?.texts['text'], 'Thank you');
    // A Message-ID may not be unique, so the service detects repeated deliveries, not this function.
    assert.equal(codeOf(reply, state, system), 'replied');
  });
});

test('no deadline is set for a response that the resolution has ended, also after a reopening', () => {
  const again: readonly [DeskCommand, Actor] = [{ do: 'reopen', reason: 'still slow' }, analyst];
  const deadline = (clock: 'response' | 'resolution') =>
    codeOf({ do: 'setDeadline', clock, due: '2026-06-05T15:00:00Z', reason: 'agreed' }, after(resolved, again), dutyManager);
  assert.deepEqual([deadline('response'), deadline('resolution')], ['wrong-state', 'deadlineSet']);
});

suite('permissions', () => {
  const staffOnly: readonly Command[] = [
    { do: 'acknowledge' },
    { do: 'respond', text: 'x', channel: 'phone' },
    { do: 'reclassify', impact: '1', urgency: '1', reason: 'x' },
    { do: 'assign', team: 'servers' },
    handedOff[0] as Command,
    resolved[0] as Command,
  ];
  test('commands of staff are refused to requesters, callers and assessors', () => {
    for (const command of staffOnly) {
      for (const actor of [analyst, dutyManager]) assert.notEqual(codeOf(command, after(), actor), 'forbidden');
      for (const actor of [requester, assessor, person('caller', here)])
        assert.equal(codeOf(command, after(), actor), 'forbidden');
    }
  });
  test('the assessor may give no command', () => {
    for (const command of [...staffOnly, { do: 'note', text: 'x' }, confirmed[0], closed[0]] as const)
      assert.equal(codeOf(command, after(resolved), assessor), 'forbidden');
  });
  test('requesters confirm, reopen and add notes to incidents of their organisation, and cannot find others', () => {
    const other = person('requester', elsewhere);
    for (const command of [confirmed[0], { do: 'note', text: 'x' }, { do: 'reopen', reason: 'x' }] as const) {
      assert.notEqual(codeOf(command, after(resolved), requester), 'forbidden');
      assert.equal(codeOf(command, after(resolved), other), 'not-found');
    }
  });
  test('a requester opens incidents of their own organisation, on the portal only', () => {
    const open = (more: Parameters<typeof contact>[0], actor: Actor) =>
      codeOf({ do: 'open', contact: contact(more) }, null, actor);
    assert.equal(open({ channel: 'portal' }, requester), 'opened');
    assert.equal(open({ channel: 'phone' }, requester), 'forbidden');
    assert.equal(open({ channel: 'portal' }, person('requester', elsewhere)), 'forbidden');
    assert.equal(open({}, assessor), 'forbidden');
  });
  test('only the desk itself takes steps of the plan', () => {
    for (const actor of [analyst, requester, person('supplier')])
      assert.equal(codeOf({ do: 'escalate', step: 'IH-1', planned: String(at) }, after(), actor), 'forbidden');
  });
});

suite('an incomplete contact is refused', () => {
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
  test('a field of the minimum data set that is missing or blank is refused by name', () => {
    for (const field of shipped.suppliers[0]!.minimumDataSet)
      for (const gone of [undefined, '  ', ...(field === 'affectedUsers' ? [-1, 1.5] : [])])
        assert.throws(
          () =>
            decide({ do: 'handOff', supplier: 'bt-health', data: { ...handOff, [field]: gone } }, after(), shipped, at, analyst),
          { code: 'missing-data', fields: { supplier: shipped.suppliers[0]!.name, missing: [field] } },
        );
  });
  test('a patient’s number in any field is refused, even if other fields are missing', () => {
    assert.equal(tryWith({ ...handOff, errorText: 'Record 401 023 2137 locked' }), 'patient-data');
    assert.equal(tryWith({ description: 'NHS number 9434765919' }), 'patient-data');
  });
  test('a hand-off to an unknown supplier is refused', () =>
    assert.equal(codeOf({ do: 'handOff', supplier: 'bt', data: handOff }, after(), analyst), 'unknown-supplier'));
});

suite('updates of the supplier', () => {
  test('resolved does not close the incident, and the caller is asked once', () => {
    const state = after(handedOff, answered, reports('inProgress'), reports('resolved'));
    assert.deepEqual([state.state, state.supplier?.status], ['with-supplier', 'resolved']);
    assert.deepEqual(types(reports('resolved')[0], state, person('supplier')), []);
    assert.deepEqual(types(reports('resolved', 'another')[0], state, person('supplier')), ['supplierUpdated']);
  });
  test('an older update is recorded and does not move the status back', () => {
    const state = after(
      handedOff,
      answered,
      reports('resolved', 'b', '2026-06-05T10:00:00Z'),
      reports('inProgress', 'a', '2026-06-05T09:30:00Z'),
    );
    assert.equal(state.supplier?.status, 'resolved');
    assert.equal(state.events.at(-1)?.type, 'supplierUpdated');
  });
  test('an event may arrive before the response to the creation', () => {
    const state = after(handedOff, reports('inProgress'), answered);
    assert.deepEqual([state.supplier?.ticket, state.supplier?.status], ['T1', 'inProgress']);
  });
  test('a rejected or cancelled ticket returns the incident to the desk', () => {
    for (const status of ['rejected', 'cancelled']) assert.equal(after(handedOff, answered, reports(status)).state, 'open');
    const refused = after(handedOff, [{ do: 'supplierRefused', supplier: 'bt-health', handOff: 1, note: 'duplicate' }, system]);
    assert.equal(refused.state, 'open');
  });
  test('an update about an incident that was never handed off is not found', () =>
    assert.equal(codeOf(reports('resolved')[0], after(), person('supplier')), 'not-found'));
  test('an unknown status is refused', () =>
    assert.equal(codeOf(reports('fixed')[0], after(handedOff), person('supplier')), 'invalid'));
  test('a reopening returns a resolved ticket to the supplier, and a closed one to the desk', () => {
    const again: readonly [DeskCommand, Actor] = [{ do: 'reopen', reason: 'still slow' }, analyst];
    assert.equal(after(handedOff, answered, reports('resolved'), again).state, 'with-supplier');
    assert.equal(after(handedOff, answered, reports('resolved'), confirmed, again).state, 'with-supplier');
    assert.equal(after(handedOff, answered, reports('resolved'), confirmed, closed, again).state, 'open');
  });
});

test('the person who acknowledges a call owns the incident, and a step is taken once', () => {
  const taken: readonly [DeskCommand, Actor] = [{ do: 'escalate', step: 'IH-2', planned: String(at) }, system];
  const state = after(taken, [{ do: 'acknowledgeEscalation', step: 'IH-2', by: 'duty-manager' }, system]);
  assert.equal(state.owner, shipped.contacts.find(({ role }) => role === 'duty-manager')?.name);
  assert.equal(state.escalations[0]?.acknowledgedBy, state.owner);
  assert.equal(codeOf(taken[0], state, system), 'nothing');
});
