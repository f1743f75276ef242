import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionsFor } from './actions.ts';
import { DONE } from './words.ts';
import type { Actor } from '../domain/access/actor.ts';
import { decide, pendingReminders, type DeskCommand, type Incident } from '../domain/incident/index.ts';
import { assessor, contact, handOff, here, person, severityOne, shipped, testDesk } from '../testing/test-desk.ts';

const asha: Actor = { ...person('analyst'), name: 'Asha' };
const bola: Actor = { ...person('analyst'), id: 'bola', name: 'Bola' };
const manager = person('duty-manager');
const requester = person('requester', here);
const SUPPLIER = 'bt-health';
const LATER = '2026-06-06T15:00:00+01:00';

/** A complete command for each form, one that changes something if the domain takes it. */
const COMMANDS: Readonly<Record<string, (incident: Incident) => DeskCommand>> = {
  acknowledge: () => ({ do: 'acknowledge' }),
  answered: ({ escalations }) => {
    const { step, to } = escalations.find(({ acknowledgedAt }) => acknowledgedAt === null) ?? { step: 'none', to: 'none' };
    return { do: 'acknowledgeEscalation', step, by: to };
  },
  assign: ({ team }) => ({ do: 'assign', team: team === 'Servers' ? 'Networks' : 'Servers' }),
  respond: () => ({ do: 'respond', text: 'We look.', channel: 'phone' }),
  note: () => ({ do: 'note', text: 'A note.' }),
  'hand-off': () => ({ do: 'handOff', supplier: SUPPLIER, data: handOff }),
  pause: ({ pausedBy }) => ({ do: 'pause', reason: pausedBy === 'awaiting-caller' ? 'another' : 'awaiting-caller' }),
  resume: () => ({ do: 'resume' }),
  service: ({ service }) => ({ do: 'changeService', service: service === 'pacs' ? 'crs' : 'pacs', reason: 'It is that.' }),
  reclassify: ({ urgency }) => ({ do: 'reclassify', impact: '4', urgency: urgency === '5' ? '4' : '5', reason: 'Less.' }),
  'answer-supplier': () => ({ do: 'answerSupplier', text: 'More.' }),
  'take-back': () => ({ do: 'takeBack', reason: 'Ours.' }),
  'clear-flags': () => ({ do: 'clearFlags' }),
  parent: () => ({ do: 'linkToParent', parent: 'INC-000099' }),
  unlink: () => ({ do: 'unlinkFromParent', reason: 'Alone.' }),
  resolve: () => ({ do: 'resolve', how: 'Anew.' }),
  confirm: () => ({ do: 'confirm' }),
  close: () => ({ do: 'close' }),
  reopen: () => ({ do: 'reopen', reason: 'Again.' }),
  remind: () => ({ do: 'remind', at: LATER, text: 'Look.' }),
  'withdraw-reminder': (incident) => ({ do: 'withdrawReminder', reminder: pendingReminders(incident)[0]?.seq ?? 0 }),
  deadline: () => ({ do: 'setDeadline', clock: 'resolution', due: '2026-06-06T16:00:00+01:00', reason: 'Agreed.' }),
  'withdraw-deadline': () => ({ do: 'withdrawDeadline', clock: 'resolution', reason: 'No more.' }),
  'correct-severity': ({ openedAt }) => ({ do: 'correctSeverity', severity: '4', since: openedAt, reason: 'Less.' }),
  'major-incident': () => ({ do: 'declareMajorIncident', reason: 'Many.' }),
  'stand-down': () => ({ do: 'standDown', reason: 'Over.' }),
  manager: () => ({ do: 'appointManager', manager: shipped.escalation.majorIncident!.managers[0]! }),
};
/** `erase` and `attach` have their own data; documents are listed only when there are any. */
const ALWAYS = ['erase', 'attach'];

async function compared(severity: object = {}) {
  let incident: Incident | undefined;
  const { desk, clock } = await testDesk({
    wiring: (parts) => ({
      ...parts,
      viewOf: (seen, ...rest) => {
        incident = seen;
        return parts.viewOf(seen, ...rest);
      },
    }),
  });
  await desk.open(contact(severity), asha);
  const compare = async (state: string) => {
    await clock.settle();
    for (const viewer of [asha, bola, manager, requester, assessor]) {
      const view = await desk.incident('INC-000001', viewer);
      const offered = actionsFor(view, shipped, viewer).map(({ id }) => id);
      const taken = Object.entries(COMMANDS).flatMap(([id, commandOf]) => {
        try {
          return decide(commandOf(incident!), incident!, shipped, clock.now(), viewer).length > 0 ? [id] : [];
        } catch {
          return [];
        }
      });
      const known = offered.filter((id) => !ALWAYS.includes(id));
      assert.deepEqual(known.toSorted(), taken.toSorted(), `${viewer.name}, ${state} (${view.state})`);
    }
  };
  const give = async (command: DeskCommand, actor: Actor = asha) => {
    await desk.command('INC-000001', command as never, actor);
    await compare(`after ${command.do}`);
  };
  return { desk, clock, compare, give };
}

test('a person is offered exactly the forms that the domain accepts from them in this state', async () => {
  const { desk, clock, compare, give } = await compared();
  await compare('opened');
  await clock.advance(Temporal.Duration.from({ hours: 3 }));
  await compare('called by the plan');
  await give({ do: 'acknowledge' });
  await give({ do: 'assign', team: 'Servers' });
  await give({ do: 'acknowledge' }, bola);
  await give({ do: 'remind', at: LATER, text: 'Look.' });
  await give({ do: 'setDeadline', clock: 'resolution', due: LATER, reason: 'Agreed.' }, manager);
  await give({ do: 'pause', reason: 'awaiting-caller' });
  await give({ do: 'resume' });
  await give({ do: 'handOff', supplier: SUPPLIER, data: handOff });
  await give({ do: 'pause', reason: 'awaiting-caller' });
  await give({ do: 'takeBack', reason: 'Ours.' });
  await give({ do: 'respond', text: 'We look.', channel: 'phone' });
  await give({ do: 'resolve', how: 'Anew.' });
  await give({ do: 'confirm' });
  await give({ do: 'close' });
  await give({ do: 'reopen', reason: 'Again.' });
  await desk.close();
});

test('the same holds for a major incident and for a part of another incident', async () => {
  const { desk, compare, give } = await compared(severityOne);
  await compare('opened');
  await give({ do: 'acknowledge' }, manager);
  await give({ do: 'standDown', reason: 'Over.' }, manager);
  await give({ do: 'reclassify', impact: '3', urgency: '3', reason: 'Less.' });
  await desk.open(contact({ summary: 'The bigger one' }), asha);
  await give({ do: 'linkToParent', parent: 'INC-000002' });
  await give({ do: 'unlinkFromParent', reason: 'Alone.' });
  await desk.close();
});

test('the owner is not asked to take the incident, and a colleague sees from whom they take it over', async () => {
  const { desk, give } = await compared();
  await give({ do: 'acknowledge' });
  const offered = async (viewer: Actor) =>
    actionsFor(await desk.incident('INC-000001', viewer), shipped, viewer).find(({ id }) => id === 'acknowledge')?.heading;
  assert.equal(await offered(asha), undefined);
  assert.equal(await offered(bola), 'Take over from Asha');
  await give({ do: 'acknowledge' }, bola);
  assert.equal(await offered(asha), 'Take over from Bola');
  await desk.close();
});

test('after each form the page says what was done', () => {
  for (const id of [...Object.keys(COMMANDS), ...ALWAYS, 'release-document', 'erase-document'])
    assert.ok(Object.hasOwn(DONE, id), id);
});
