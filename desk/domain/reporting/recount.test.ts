import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { factsOf } from './incident-facts.ts';
import { periodOf } from './period.ts';
import { reportOf } from './report.ts';
import type { Report } from './report-types.ts';
import { recorded, SHIPPED, standard, type Row } from './testing/log.ts';
import { recount, type Log } from './testing/recount.ts';
import type { NewEvent } from '../incident/index.ts';

const STEPS = ['responded', 'paused', 'resumed', 'reclassified', 'resolved', 'withdrawn', 'reopened'] as const;
const START = Temporal.Instant.from('2026-03-25T00:00:00Z');
const MONTHS = ['2026-03', '2026-04'] as const;

const randomLog = fc.record({
  at: fc.integer({ min: 0, max: 12 * 1440 }),
  severity: fc.constantFrom('2', '3', '4'),
  organisation: fc.constantFrom('northgate', 'queensferry'),
  firstContact: fc.boolean(),
  steps: fc.array(fc.tuple(fc.constantFrom(...STEPS), fc.integer({ min: 1, max: 5000 }), fc.constantFrom('2', '3', '4')), {
    maxLength: 8,
  }),
});
type Random = typeof randomLog extends fc.Arbitrary<infer T> ? T : never;

/** A log in which every event is possible where it stands. */
function logOf({ at, severity, organisation, firstContact, steps }: Random, i: number): Log {
  let minute = at;
  const when = () => String(START.add({ minutes: minute }));
  let [isOpen, paused, now] = [true, false, severity];
  const rows: Row[] = [[when(), openedAs(severity, organisation)]];
  for (const [step, after, next] of steps) {
    const event = eventOf(step, next, firstContact);
    const fits =
      step === 'reopened'
        ? !isOpen
        : isOpen && (step !== 'resumed' || paused) && (step !== 'paused' || !paused) && (step !== 'reclassified' || next !== now);
    if (!fits) continue;
    minute += after;
    rows.push([when(), event]);
    if (step === 'reclassified') now = next;
    if (step === 'paused' || step === 'resumed') paused = step === 'paused';
    if (step === 'resolved' || step === 'withdrawn') [isOpen, paused] = [false, false];
    if (step === 'reopened') isOpen = true;
  }
  return { reference: `INC-${i}`, events: recorded(rows) };
}
const openedAs = (severity: '2' | '3' | '4', organisation: string): NewEvent => ({
  type: 'opened',
  channel: 'email',
  organisation,
  service: 'crs',
  contactType: 'incident',
  impact: '3',
  urgency: '3',
  severity,
  safety: [],
});
function eventOf(step: (typeof STEPS)[number], severity: '2' | '3' | '4', firstContact: boolean): NewEvent {
  switch (step) {
    case 'responded':
      return { type: 'responded', by: 'analyst', channel: 'email' };
    case 'paused':
      return { type: 'paused', reason: 'awaiting-caller' };
    case 'reclassified':
      return { type: 'reclassified', impact: '3', urgency: '3', severity };
    case 'withdrawn':
      return { type: 'resolved', withdrawn: true };
    case 'resolved':
      return { type: 'resolved', ...(firstContact && { firstContact }) };
    case 'reopened':
      return { type: 'reopened', supplierAgain: false };
    default:
      return { type: step };
  }
}

const report = (logs: readonly Log[], id: string, known?: number): Report => {
  const period = periodOf(id, 'Europe/London');
  const facts = logs.map(({ reference, events }) => factsOf(reference, events, SHIPPED));
  return reportOf(facts, { period, organisation: null, service: null }, known ?? period.to, standard.reporting);
};
function figuresOf({ figures, levels }: Report): Readonly<Record<string, number>> {
  const value = (id: string) => figures.find((figure) => figure.id === id)!.value ?? 0;
  const verdicts = (['response', 'resolution'] as const).flatMap((measures) => {
    const row = levels.find((each) => each.measures === measures);
    return [
      [`${measures} kept`, row?.kept.length ?? 0],
      [`${measures} missed`, row?.missed.length ?? 0],
    ] as const;
  });
  const counts = ['logged', 'resolved', 'withdrawn', 'reopened', 'openAtStart', 'openAtEnd', 'firstContact'].map(
    (id) => [id, value(id)] as const,
  );
  return Object.fromEntries([...counts, ...verdicts]);
}

const logs = fc.array(randomLog, { maxLength: 6 }).map((all) => all.map(logOf));

test('property: every figure equals an independent recount, and the totals add up', () => {
  fc.assert(
    fc.property(logs, fc.constantFrom(...MONTHS), (all, id) => {
      const made = report(all, id);
      assert.deepEqual(figuresOf(made), recount(all, made.from, made.to));
      const value = (of: string) => made.figures.find((figure) => figure.id === of)!.value!;
      assert.equal(
        value('openAtStart') + value('logged') + value('reopened') - value('resolved') - value('withdrawn'),
        value('openAtEnd'),
      );
      for (const { of, rows } of made.breakdowns)
        assert.equal(
          rows.reduce((sum, { counted }) => sum + counted.length, 0),
          value(of),
        );
    }),
    { numRuns: Number(process.env['DESKPROOF_PROPERTY_RUNS'] ?? 150) },
  );
});

test('property: the report of a month is the same a year later, whatever happened since', () => {
  fc.assert(
    fc.property(logs, fc.array(fc.constantFrom('reopened', 'resolved', 'erased'), { maxLength: 4 }), (all, since) => {
      const issued = report(
        all
          .map(({ reference, events }) => ({ reference, events: events.filter(({ at }) => at < '2026-03-31T23:00:00Z') }))
          .filter(({ events }) => events.length > 0),
        '2026-03',
      );
      const later = all.map(({ reference, events }) => {
        let [open, minute] = [isOpenIn(events), 0];
        const more = since.flatMap((type): Row[] => {
          const at = String(Temporal.Instant.from('2026-12-01T00:00:00Z').add({ minutes: minute++ }));
          if (type === 'erased') return [[at, { type, of: 1, names: ['caller'] }]];
          if ((type === 'reopened') === open) return [];
          open = !open;
          return [[at, type === 'reopened' ? { type, supplierAgain: false } : { type }]];
        });
        return {
          reference,
          events: [...events, ...recorded(more).map((event) => ({ ...event, seq: event.seq + events.length }))],
        };
      });
      assert.deepEqual({ ...report(later, '2026-03'), known: '' }, { ...issued, known: '' });
      const year = Temporal.Instant.from('2027-04-01T00:00:00Z').epochMilliseconds;
      assert.deepEqual({ ...report(later, '2026-03', year), known: '' }, { ...issued, known: '' });
    }),
    { numRuns: Number(process.env['DESKPROOF_PROPERTY_RUNS'] ?? 100) },
  );
});

const isOpenIn = (events: Log['events']) => {
  const last = events.findLast(({ type }) => type === 'resolved' || type === 'reopened');
  return last === undefined || last.type === 'reopened';
};
