import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadStandard, shippedStandard } from '../standards/index.ts';
import { readPlan } from './expected.ts';
import { matchToPlan, type TemplateValues } from './compare-with-plan.ts';
import type { ExpectedNotification, ReceivedNotification } from './types.ts';

const standard = await loadStandard(shippedStandard('nhs-lsd'));
const opened = Temporal.Instant.from('2026-11-23T09:00:00Z');
const service = standard.services.find(({ id }) => id === 'crs')!;
const plan = readPlan(standard).expected('1', service, opened);
const values: TemplateValues = {
  reference: 'INC-000007',
  service: service.name,
  organisation: standard.organisations[0]!.name,
  severity: '1',
  summary: 'No record opens',
};
const only = (step: string, channel: ExpectedNotification['channel']) =>
  plan.filter((one) => one.step.id === step && one.channel === channel);
const receivedFor = ({ step, contact, channel, planned }: ExpectedNotification, seconds = 0): ReceivedNotification => ({
  channel,
  to: channel === 'telephone' ? '+442079460103' : contact.mail.toUpperCase(),
  at: planned.add({ seconds }),
  says: `Hello,\n\n${step.says.replace(/\{(\w+)\}/g, (_, name: keyof TemplateValues) => values[name]).replace(': ', ':\n ')}\n`,
});
const call = only('IH-2', 'telephone')[0]!;

const CASES: readonly (readonly [outcome: string, unplanned: number, received: readonly ReceivedNotification[]])[] = [
  ['not reached', 0, []],
  ['reached', 0, [receivedFor(call)]],
  ['early', 0, [receivedFor(call, -60)]],
  ['late', 0, [receivedFor(call, 2)]],
  ['twice', 0, [receivedFor(call), receivedFor(call, 60)]],
  ['not reached', 1, [{ ...receivedFor(call), says: 'Severity 1 incident INC-000008, of another drill' }]],
  ['reached', 1, [receivedFor(call), { ...receivedFor(call), channel: 'mail', to: call.contact.mail }]],
  ['not reached', 0, [{ ...receivedFor(call), to: '+442079460999' }]],
];
for (const [outcome, unplanned, received] of CASES)
  test(`${received.length} received: ${outcome}, ${unplanned} unplanned`, () => {
    const compared = matchToPlan([call], received, values, standard);
    assert.deepEqual([compared.steps[0]!.outcome, compared.unplanned.length], [outcome, unplanned]);
  });

test('one mail with the texts of two steps counts once for each', () => {
  const two = plan.filter(({ step, channel }) => channel === 'mail' && ['IH-2', 'JP-2'].includes(step.id));
  const mail = { ...receivedFor(two[0]!), says: two.map((one) => receivedFor(one).says).join('\n'), at: two[1]!.planned };
  const compared = matchToPlan(two, [mail], values, standard);
  assert.deepEqual(
    compared.steps.map(({ step, outcome }) => [step, outcome]),
    [
      ['IH-2', 'late'],
      ['JP-2', 'reached'],
    ],
  );
});

test('a warning by mail alone may be late by the digest window, and a call may not', () => {
  const reading = readPlan({ ...standard, escalation: { ...standard.escalation, digestWindow: 'PT15M' } });
  const latest = (id: string) =>
    reading
      .expected('1', service, opened)
      .find(({ step }) => step.id === id)!
      .latest.since(opened)
      .total('minutes');
  assert.deepEqual([latest('JP-2'), latest('IH-2')], [75, 5]);
});

test('without an acknowledgement each deputy is called after the wait of the plan, and nobody twice', () => {
  const [step] = standard.escalation.steps.filter(({ id }) => id === 'OOH-3');
  const chain = { programme: 'head-of-ict', 'head-of-ict': 'duty-manager', 'duty-manager': 'programme' } as Record<
    string,
    string
  >;
  const reading = readPlan({
    ...standard,
    escalation: { ...standard.escalation, steps: [{ ...step!, period: 'always', then: { after: 'PT5M' } }] },
    contacts: standard.contacts.map((contact) => ({ ...contact, deputy: chain[contact.role] ?? 'programme' })),
  });
  assert.deepEqual(
    reading
      .expected('1', service, opened)
      .map(({ contact, channel, planned }) => `${planned.since(opened).total('minutes')} ${channel} ${contact.role}`),
    ['30 telephone programme', '30 mail programme', '35 telephone head-of-ict', '40 telephone duty-manager'],
  );
});
