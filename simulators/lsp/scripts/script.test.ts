import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { profile } from '../../testing/profile.ts';
import { scriptFor, type TicketScript } from './script.ts';
import type { Severity } from '../../../kernel/index.ts';
import type { Share } from '../profile/types.ts';

const plain = (value: unknown) => JSON.stringify(value);
const share = (one: number): Share => ({ '1': one, '2': one, '3': one, '4': one, '5': one });
const RATES = profile({
  localCause: { '1': 0.15, '2': 0.15 },
  downgrades: { '1': 0.05, '2': 0.1 },
  asksForMore: share(0.15),
  withholdsKnownError: share(0.05),
});
const TICKETS = 4_000;
const scripts = (severity: Severity, seed: string, of = RATES) =>
  Array.from({ length: TICKETS }, (_, n) => scriptFor({ seed, profile: of, key: `INC-${n}`, severity }));

/** Four standard deviations of a binomial count. A correct rate would fail for one seed in sixteen thousand, and the seeds are fixed. */
const within = (hits: number, rate: number, what: string) => {
  const bound = 4 * Math.sqrt(TICKETS * rate * (1 - rate));
  assert.ok(
    Math.abs(hits - TICKETS * rate) <= bound,
    `${what}: ${hits} of ${TICKETS}, expected ${TICKETS * rate} ± ${bound.toFixed(0)}`,
  );
};

test('over thousands of tickets each event occurs at its rate', () => {
  for (const severity of ['1', '2', '4'] as const) {
    const all = scripts(severity, `rates ${severity}`);
    const count = (is: (script: TicketScript) => boolean) => all.filter(is).length;
    within(
      count(({ localCause }) => localCause !== null),
      RATES.localCause[severity] ?? 0,
      `severity ${severity} sent back`,
    );
    within(
      count(({ takenAs, asked }) => takenAs !== asked),
      RATES.downgrades[severity] ?? 0,
      `severity ${severity} taken lower`,
    );
    within(
      count(({ question }) => question !== null),
      0.15,
      `severity ${severity} asked about`,
    );
    within(
      count(({ withholds }) => withholds),
      0.05,
      `severity ${severity} withheld`,
    );
  }
});

test('half of the tickets are resolved by the median and 90 % by the 90th percentile', () => {
  const plainWork = scripts('1', 'times', profile());
  const done = (by: string) => plainWork.filter(({ resolves }) => Temporal.Duration.compare(resolves, by) <= 0).length;
  within(done('PT1H'), 0.5, 'median');
  within(done('PT5H'), 0.9, '90th percentile');
});

test('a supplier that withholds a known error resolves no sooner than the slowest tenth, and does not mention it', () => {
  for (const { withholds, resolves, resolutionNote: says } of scripts(
    '1',
    'withheld',
    profile({ withholdsKnownError: share(1) }),
  )) {
    assert.ok(withholds);
    assert.ok(Temporal.Duration.compare(resolves, 'PT5H') >= 0);
    assert.equal(says, 'Resolved.');
  }
});

test('the same seed and ticket have the same script, whatever the other tickets and their order', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.constantFrom<Severity>('1', '2', '3', '4', '5'), (seed, key, severity) => {
      const again = () => plain(scriptFor({ seed, profile: RATES, key, severity }));
      const first = again();
      scriptFor({ seed, profile: RATES, key: `${key}'`, severity });
      assert.equal(again(), first);
    }),
  );
  assert.notEqual(plain(scripts('1', 'one')), plain(scripts('1', 'another')));
});

test('a reopened ticket is worked on, and not sent back, questioned or downgraded again', () => {
  const always = profile({ localCause: share(1), downgrades: share(1), asksForMore: share(1) });
  const { localCause, question, takenAs } = scriptFor({ seed: 's', profile: always, key: 'k', severity: '2', round: 1 });
  assert.deepEqual([localCause, question, takenAs], [null, null, '2']);
});

test('nothing is lower than the lowest severity', () => {
  assert.equal(scriptFor({ seed: 's', profile: profile({ downgrades: share(1) }), key: 'k', severity: '5' }).takenAs, '5');
});
