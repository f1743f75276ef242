import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { seededIds, virtualClock } from '../../kernel/index.ts';
import { openSupplier, servePort } from '../../simulators/lsp/index.ts';
import { examplePeople } from '../host/example-people.ts';
import { shipped } from '../testing/test-desk.ts';
import { killableDesk, openProxy } from '../testing/killable.ts';
import { KILLED_DESK, type Point } from '../testing/one-that-is-killed.ts';
import { openRelay } from '../testing/relay.ts';
import type { IncidentView } from '../views/types.ts';

/** Kills at each point. */
const KILLS = 10;
/** Hand-offs per round; the one at which the desk is killed changes from round to round. */
const TOGETHER = 3;
const minutes = (n: number) => Temporal.Duration.from({ minutes: n });
const bt = shipped.suppliers.find(({ id }) => id === 'bt-health')!;
const CONTACT = {
  channel: 'walk-up',
  caller: { name: 'Sam Carter', organisation: 'northgate', telephone: '+442079460301' },
  service: 'pacs',
  summary: 'No images',
  description: 'Since nine.',
  impact: '3',
  urgency: '3',
};
const DATA = {
  occurredAt: '2026-11-24T09:30:00Z',
  description: 'No images load',
  impact: 'One room waits',
  affectedUsers: 4,
  affectedService: 'PACS',
  workaround: 'None',
  stepsTaken: 'Restarted',
  requesterContact: 'Sam Carter, +442079460301',
  updateContact: 'servicedesk@desk.example',
};

/** A store, a supplier and a clock that outlive the desks killed between them. */
async function deskAndSupplier() {
  const clock = virtualClock(Temporal.Instant.from('2026-11-24T09:30:00Z'));
  const dir = await mkdtemp(join(tmpdir(), 'killed-'));
  const [network, relay, proxy] = [await servePort({ host: '127.0.0.1' }), await openRelay(clock), await openProxy()];
  const supplier = openSupplier(network, {
    name: 'killed',
    clock,
    ids: seededIds('killed'),
    supplier: bt,
    callback: () => `${proxy.url}/suppliers/bt-health/listener`,
  });
  const tokens = examplePeople(shipped, seededIds(KILLED_DESK.people), { passwords: 'quick' }).credentials;
  const file = join(dir, 'desk.db');
  const startDesk = () => killableDesk(clock, join(dir, 'compiled'));
  let next = startDesk();
  let desk = next;
  return {
    clock,
    supplier,
    get desk() {
      return desk;
    },
    /** Starts the next desk on the same store, which finishes the work of the one before. */
    async again() {
      [desk, next] = [next, startDesk()];
      const { url } = await desk.open({
        file,
        policy: shipped,
        relay: { host: relay.host, port: relay.port },
        suppliers: { 'bt-health': supplier.access },
      });
      proxy.setTarget(url);
      await clock.advance(minutes(2));
    },
    ask: async <T>(method: string, path: string, body?: object, who = 'analyst'): Promise<T> => {
      const answer = await clock.track(
        fetch(`${proxy.url}${path}`, {
          method,
          headers: { authorization: `Bearer ${tokens.get(who)!.token}`, ...(body && { 'content-type': 'application/json' }) },
          ...(body && { body: JSON.stringify(body) }),
        }),
      );
      assert.ok(answer.ok, `${method} ${path}: ${answer.status}`);
      return (await answer.json()) as T;
    },
    async close() {
      await Promise.all([desk.kill(), next.kill()]);
      supplier.close();
      proxy.close();
      await relay.close();
      await network.close();
      await rm(dir, { recursive: true });
    },
  };
}

/** Points in an update's commit at which the desk is killed. The supplier has no answer yet and repeats the update. */
const IN_A_COMMIT = ['before-writing', 'after-writing', 'after-commit'] as const;

test(`a desk that is killed ${KILLS} times at each of four points hands off each incident once, and applies each update once`, async (t) => {
  const it = await deskAndSupplier();
  const { clock, supplier, ask } = it;
  const killed = new Map<string, number>();
  const references: string[] = [];
  /** The supplier's updates on each incident, in its order. */
  const sentUpdates = new Map<string, readonly string[]>();

  const ticketsOf = (reference: string) => supplier.tickets.filter(({ externalId }) => externalId === reference);
  const incident = async (reference: string) => ask<IncidentView>('GET', `/api/incidents/${reference}`, undefined, 'assessor');
  const killDesk = async (where: string) => {
    assert.equal(await it.desk.kill(), 'SIGKILL');
    killed.set(where, (killed.get(where) ?? 0) + 1);
  };
  const killAt = (where: string, point: Point, after: number) => async () => {
    await it.desk.stopAt(point, after);
    return async () => {
      await it.desk.stands;
      await killDesk(where);
    };
  };
  /** Kills the desk after the supplier has stored the ticket, before its answer is written. */
  const killUnanswered = (where: string, after: number) => async () => {
    let stored = 0;
    const dead = new Promise<void>((resolve, reject) => {
      const stop = supplier.watch(({ method, path, status }) => {
        if (method !== 'POST' || !path.endsWith('/troubleTicket') || status !== 201 || stored++ < after) return;
        stop();
        killDesk(where).then(resolve, reject);
      });
    });
    return async () => dead;
  };

  const open = async () => (await ask<IncidentView>('POST', '/api/contacts', CONTACT)).reference;
  const handOff = async (reference: string) => ask('POST', `/api/incidents/${reference}/hand-off`, { data: DATA });
  /** Hands off while the desk is killed. An analyst without an answer checks the incident and repeats the request. */
  const handedOff = async (killing: () => Promise<() => Promise<void>>) => {
    const some = await Promise.all(Array.from({ length: TOGETHER }, open));
    references.push(...some);
    const dead = await killing();
    const [answers] = await Promise.all([Promise.allSettled(some.map(handOff)), dead()]);
    await it.again();
    for (const [i, { status }] of answers.entries())
      if (status === 'rejected' && (await incident(some[i]!)).state === 'open') await handOff(some[i]!);
    await clock.advance(minutes(1));
    return some;
  };
  const updated = async (some: readonly string[], words: string, killing: () => Promise<() => Promise<void>>) => {
    const dead = await killing();
    const says = async (reference: string) => {
      sentUpdates.set(reference, [...(sentUpdates.get(reference) ?? []), words]);
      const { id, status } = ticketsOf(reference)[0]!;
      await (status === 'acknowledged' ? supplier.move(id, 'inProgress', words) : supplier.note(id, words));
    };
    await Promise.all([...some.map(says), dead()]);
    await it.again();
  };

  try {
    await it.again();
    for (let round = 0; round < KILLS; round++) {
      const nth = round % TOGETHER;
      await handedOff(killAt('before sending', { at: 'before-sending' }, nth));
      await handedOff(killUnanswered("between the supplier's commit and its answer", nth));
      const answered = { at: IN_A_COMMIT[round % 2]!, of: 'supplierAnswered' } as const;
      const some = await handedOff(killAt('before the commit of the answer', answered, nth));
      // The supplier has already updated the incidents of the round before once.
      const update = { at: IN_A_COMMIT[round % 3]!, of: 'supplierUpdate' } as const;
      const updatedNow = round % 2 === 0 ? some : references.slice(-4 * TOGETHER).slice(0, TOGETHER);
      await updated(updatedNow, `Word ${round} of the supplier`, killAt("inside a callback's commit", update, nth));
    }
    await clock.advance(minutes(30));

    const updates = [...sentUpdates.values()].flat().length;
    for (const reference of references) {
      const tickets = ticketsOf(reference);
      assert.equal(tickets.length, 1, `${reference} has ${tickets.length} tickets at the supplier`);
      const { id, status } = tickets[0]!;
      const { state, supplier: theirs, timeline } = await incident(reference);
      assert.deepEqual([state, theirs?.reference, theirs?.status], ['with-supplier', id, status]);
      assert.equal(timeline.filter(({ type }) => type === 'supplierAccepted').length, 1);
      const recorded = timeline.filter(({ type }) => type === 'supplierUpdated').map(({ says }) => says);
      const words = sentUpdates.get(reference) ?? [];
      assert.equal(recorded.length, words.length, `${reference} was sent ${words.join(' | ')} and has ${recorded.join(' | ')}`);
      for (const [i, one] of words.entries())
        assert.ok(recorded[i]!.includes(one), `${reference} has ${recorded[i]} and not ${one}`);
      const { intact } = await ask<{ intact: boolean }>('GET', `/api/incidents/${reference}/history`, undefined, 'assessor');
      assert.ok(intact, `the chain of ${reference} is broken`);
    }
    assert.equal(supplier.tickets.length, references.length);
    assert.deepEqual([...killed.values()], [KILLS, KILLS, KILLS, KILLS]);
    t.diagnostic(`killed ${[...killed].map(([where, times]) => `${times} times ${where}`).join(', ')}`);
    t.diagnostic(
      `${references.length} hand-offs, ${supplier.tickets.length} tickets, ${updates} updates applied once each, ${references.length} chains intact`,
    );
  } finally {
    await it.close();
  }
});
