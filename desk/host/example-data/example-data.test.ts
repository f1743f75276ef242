import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { arrivals } from './arrivals.ts';
import { generateExampleData } from './generate.ts';
import { exampleStaff, shiftAt } from './staff.ts';
import { openStore } from '../../store/index.ts';
import { shipped } from '../../testing/test-desk.ts';
import { seededIds } from '../../../kernel/index.ts';

const [from, until] = [Temporal.Instant.from('2026-11-16T00:00:00Z'), Temporal.Instant.from('2026-11-23T00:00:00Z')] as const;
const callers = shipped.organisations.map(({ id }) => ({
  ...{ name: 'Sister Amy Reid', organisation: id, mail: `amy.reid@${id}.example`, telephone: '020 7946 0123' },
}));

/** What a generated store holds, as one text. */
async function generated(incidents: number, seed = 'a seed') {
  const folder = mkdtempSync(join(tmpdir(), 'deskproof-example-'));
  const [file, secret] = [join(folder, 'desk.db'), 'a secret for tests'];
  try {
    const addresses = { mail: 'servicedesk@st-elsewheres.nhs.example', fax: '', telephone: '020 7946 0100' };
    await generateExampleData(
      { policy: shipped, ids: seededIds('example'), storeFile: file, secret, addresses },
      {
        ...{ seed, from, until, incidents, callers, progress: () => {} },
        describe: (service, nth) => ({ summary: `${service} ${nth}`, description: 'It does not start.', location: 'Ward 4F' }),
      },
    );
    const store = await openStore({ file, ids: seededIds('example'), secret });
    const numbers = Array.from({ length: await store.log.lastNumber() }, (_, i) => i + 1);
    const events = await Promise.all(numbers.map(async (n) => store.log.load(n)));
    const intact = await Promise.all(numbers.map(async (n) => (await store.log.verify(n)).intact));
    await store.close();
    return { events, intact };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

suite('example data', () => {
  test('are incidents that the desk wrote: whole chains, in the period, worked on by those on shift', async () => {
    const { events, intact } = await generated(60);
    assert.ok(events.length > 60, 'an outage came beside');
    assert.ok(intact.every(Boolean));
    const all = events.flat();
    assert.ok(all.every(({ at }) => at >= String(from) && at <= String(until)));
    const types = new Set(all.map(({ type }) => type));
    for (const type of [
      'acknowledged',
      'handedOff',
      'supplierUpdated',
      'resolved',
      'closed',
      'childLinked',
      'escalated',
    ] as const)
      assert.ok(types.has(type), type);
    for (const { actor, at } of all.filter((event) => event.type === 'opened')) {
      const analyst = exampleStaff.find(({ id }) => id === actor.id);
      if (analyst) assert.equal(analyst.shift, shiftAt(Temporal.Instant.from(at).toZonedDateTimeISO(shipped.zone)));
    }
  });

  test('the same seed makes the same incidents, another seed others', async () => {
    const told = async (seed: string) =>
      JSON.stringify((await generated(8, seed)).events.map((each) => each.map(({ type, at }) => [type, at])));
    const first = await told('one');
    assert.equal(await told('one'), first);
    assert.notEqual(await told('two'), first);
  });

  test('law: as many contacts arrive as are asked for, in order and within the period', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 400 }), fc.string(), (count, hours, seed) => {
        const end = from.add({ hours });
        const times = arrivals(seed, { from, until: end, zone: 'Europe/London', count });
        assert.equal(times.length, count);
        const ms = times.map(({ epochMilliseconds }) => epochMilliseconds);
        assert.ok(ms.every((at, i) => at >= from.epochMilliseconds && at < end.epochMilliseconds && at >= (ms[i - 1] ?? 0)));
      }),
      { numRuns: 40 },
    );
  });

  test('more people call on a Monday morning than on a Sunday night', () => {
    const times = arrivals('a seed', { from, until, zone: 'Europe/London', count: 3_000 });
    const local = times.map((at) => at.toZonedDateTimeISO('Europe/London'));
    const [monday, sunday] = [local.filter(({ dayOfWeek }) => dayOfWeek === 1), local.filter(({ dayOfWeek }) => dayOfWeek === 7)];
    assert.ok(monday.length > 5 * sunday.length, `${monday.length} and ${sunday.length}`);
    assert.ok(monday.filter(({ hour }) => hour === 9).length > monday.filter(({ hour }) => hour === 3).length);
  });

  test('62 analysts with names of their own staff three shifts', () => {
    assert.equal(new Set(exampleStaff.map(({ name }) => name)).size, 62);
    assert.deepEqual(new Set(exampleStaff.map(({ shift }) => shift)), new Set(['early', 'late', 'night']));
  });
});
