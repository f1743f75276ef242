import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Policy } from '../../standards/index.ts';
import { analyst, contact, severityOne, shipped, system, testDesk } from '../testing/test-desk.ts';

const REFERENCE = 'INC-000001';
const minutes = (n: number) => Temporal.Duration.from({ minutes: n });

test('the person on the rota when a step falls due is telephoned, and keeps what they take after the handover', async () => {
  const policy: Policy = {
    ...shipped,
    rota: {
      zone: 'Europe/London',
      people: [
        { id: 'a', name: 'Before Handover', telephone: '020 7946 0901' },
        { id: 'b', name: 'After Handover', telephone: '020 7946 0902' },
      ],
      rotas: [
        {
          role: 'duty-manager',
          week: [
            { from: 'mon 00:00', to: 'fri 10:06', who: 'a' },
            { from: 'fri 10:06', to: 'mon 00:00', who: 'b' },
          ],
        },
      ],
    },
  };
  const { desk, clock, other } = await testDesk({ wiring: (parts) => ({ ...parts, policy }) });
  await desk.open(contact(severityOne), analyst);
  await clock.advance(minutes(7));
  const call = other.calls.at(-1)!;
  assert.equal(call.to, '020 7946 0901');
  const { step, to } = (await desk.escalationByCall(call.id))!;
  await desk.command(REFERENCE, { do: 'acknowledgeEscalation', step: step!, by: to }, system);
  assert.equal((await desk.incident(REFERENCE, analyst)).owner, 'Before Handover');
  assert.equal(
    (await desk.explain(REFERENCE, analyst)).escalations.find((each) => each.step === 'IH-2')?.addressee.name,
    'Before Handover',
  );
  await desk.close();
});

test('a person with two roles of a chain is telephoned once', async () => {
  const one = { id: 'one', name: 'Only One', telephone: '020 7946 0901' };
  const always = (role: string) => ({ role, week: [{ from: 'mon 00:00', to: 'mon 00:00', who: 'one' }] });
  const policy: Policy = {
    ...shipped,
    rota: { zone: 'Europe/London', people: [one], rotas: [always('programme'), always('deputy-programme')] },
  };
  const { desk, clock, other } = await testDesk({ at: '2026-06-09T02:00:00Z', wiring: (parts) => ({ ...parts, policy }) });
  await desk.open(contact(severityOne), analyst);
  await clock.advance(minutes(60));
  assert.equal(other.calls.filter(({ to }) => to === one.telephone).length, 1);
  await desk.close();
});
