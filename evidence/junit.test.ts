import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderJunit } from './junit.ts';
import { outcomeOf } from './outcome.ts';
import { exampleRehearsal } from './testing/rehearsal.ts';

test('a suite for each area, a case for each scenario, its criteria as properties, and an element for each verdict', (t) => {
  const { record } = exampleRehearsal(t);
  const xml = renderJunit(record);
  assert.equal(renderJunit(record), xml);
  const line = (pattern: RegExp) => assert.match(xml, pattern);
  line(
    /<testsuites name="St Elsewhere&apos;s desk against nhs-lsd 1.0" tests="9" failures="1" errors="1" skipped="3" time="0.910">/,
  );
  line(/<testsuite name="Supplier" tests="3" failures="1" errors="0" skipped="0" time="0.364" timestamp="2026-11-22T17:04:00Z">/);
  line(
    /<testcase name="The answer is lost, and the desk sends again"[\s\S]*?name="requirement" value="LSP-05"\/>\s*<property name="requirement" value="LSP-01"\/>[\s\S]*?<failure message="after the time-out the LSP holds 2 tickets/,
  );
  line(/<error message="The harness&apos;s own supplier port was lost." type="harness"\/>/);
  line(/<skipped message="blocked: The desk no longer answers/);
  line(/<skipped message="needs review: Nobody has attested yet/);
  line(/<testcase name="KNW-01 A service catalogue"[\s\S]*?<skipped message="not applicable: Scoped out/);
  line(/<property name="attempts" value="2"\/>/);
  assert.equal(xml.match(/<testcase name="The answer is lost/g)?.length, 1);
});

test('names are escaped in the XML', (t) => {
  const { record } = exampleRehearsal(t);
  const [first, ...rest] = record.scenarios;
  const xml = renderJunit({ ...record, scenarios: [{ ...first!, name: `a"<b>&'\n\u0000\ud800]]>`, cause: '"/><x>' }, ...rest] });
  assert.match(xml, /<testcase name="a&quot;&lt;b&gt;&amp;&apos;&#10;\ufffd\ufffd\]\]&gt;"/);
  assert.match(xml, /message="&quot;\/&gt;&lt;x&gt;"/);
});

test('the counts agree with the exit code, also for a criterion in error and for a partial rehearsal', (t) => {
  const { record } = exampleRehearsal(t);
  const passed = record.scenarios.map((scenario) => ({ ...scenario, verdict: 'met' as const, cause: null }));
  const criteria = record.criteria.map((criterion) => ({
    ...criterion,
    verdict: 'met' as const,
    cause: null,
    showings: criterion.showings.map((showing) => ({ ...showing, verdict: 'met' as const, cause: null })),
  }));
  const shown = criteria.filter(({ showings, scenarios }) => showings.length > 0 && scenarios.length > 0);
  const undetected = { ...shown[0]!, verdict: 'error' as const, cause: 'The scenarios do not detect a faulty desk.' };
  const inError = [undetected, ...shown.slice(1)];
  const counted = (xml: string) => /failures="(\d+)" errors="(\d+)" skipped="(\d+)"/.exec(xml)!.slice(1).join(' ');
  const all = { ...record, scenarios: passed, criteria: shown, outcome: outcomeOf(shown) };
  assert.equal(counted(renderJunit(all)), '0 0 0');
  assert.equal(counted(renderJunit({ ...all, criteria: inError, outcome: outcomeOf(inError) })), '0 1 0');
  const partial = { options: '--only scenarios', ran: 1, planned: 1, leftOut: ['load'], faults: [] };
  assert.equal(counted(renderJunit({ ...all, partial, outcome: outcomeOf(shown, partial) })), '0 0 1');
});
