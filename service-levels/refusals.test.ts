import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { UsageError } from '../kernel/index.ts';
import { answerFile } from './index.ts';
import { daily, event, clockCase, week } from './testing/shorthand.ts';

const validate = new Ajv2020({ strictTypes: false, strictRequired: false, strictTuples: false }).compile(
  JSON.parse(readFileSync(new URL('../standards/clock-case.schema.json', import.meta.url), 'utf8')) as object,
);
const refusal = (text: string): string => {
  try {
    answerFile(text, 'bad.json');
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return 'answered';
};

const good = clockCase({}, ['09:00 opened 1']);
const clockOf = (more: object) => clockCase(more, ['09:00 opened 1']);
const calendarOf = (zone: string, ...versions: readonly object[]) => ({
  ...good,
  calendars: { ...(good['calendars'] as object), c: { zone, versions } },
});
const weekOf = (...windows: readonly string[]) => calendarOf('Europe/London', { week: { mon: windows } });
const closed = (...closures: readonly unknown[]) => calendarOf('Europe/London', { week: daily('08:00-17:00'), closures });
const events = (...lines: readonly string[]) => clockCase({}, lines);
const asked = (question: object) => ({ ...good, questions: [{ clock: 'it', at: '2026-01-12T10:00:00Z', ...question }] });
const expecting = (expect: object) => asked({ expect });
const raw = (...list: readonly object[]) => ({ ...good, events: [event('09:00 opened 1'), ...list] });
const target = (text: string) => clockOf({ targets: { 1: { target: text, calendar: 'office' } } });
const without = (key: string) => Object.fromEntries(Object.entries(good).filter(([k]) => k !== key));

/** Rows: the place, a part of the message, the file, and whether only the parser can refuse it. */
// prettier-ignore
const ROWS: readonly (readonly [place: string, says: RegExp, file: unknown, schema?: 'beyond a schema'])[] = [
  ['$', /"format" is missing/, without('format')],
  ['$', /"id" is missing/, without('id')],
  ['$', /"calendars" is missing/, without('calendars')],
  ['$', /"clocks" is missing/, without('clocks')],
  ['$', /"events" is missing/, without('events')],
  ['$', /"questions" is missing/, without('questions')],
  ['$.format', /Write 1/, { ...good, format: 2 }],
  ['$.format', /Write 1/, { ...good, format: '1' }],
  ['$', /"titel".*Did you mean "title"/, { ...good, titel: 'x' }],
  ['$.id', /text/, { ...good, id: 7 }],
  ['$', /"more" is not a key/, { format: 1, cases: [], more: 1 }],
  ['$', /"format" is missing/, { cases: [] }],
  ['$.cases[0].format', /Write 1/, { format: 1, cases: [{ ...good, format: 3 }] }],
  ['$.cases[1]', /"case" is used twice/, { format: 1, cases: [good, good] }, 'beyond a schema'],
  ['$', /a list/, [good]],
  ['$.calendars.c.zone', /An offset is not accepted/, calendarOf('+01:00', { week: week('08:00-17:00') }), 'beyond a schema'],
  ['$.calendars.c.zone', /Did you mean "Europe\/London"/, calendarOf('Europe/Lundon', { week: week('08:00-17:00') }), 'beyond a schema'],
  ['$.calendars.c.zone', /Did you mean "Europe\/London"/, calendarOf('europe/london', { week: week('08:00-17:00') }), 'beyond a schema'],
  ['$.calendars.c.versions', /at least one version/, calendarOf('Europe/London')],
  ['$.calendars.c.versions[0].week', /never opens/, calendarOf('Europe/London', { week: {} })],
  ['$.calendars.c.versions[0].week', /never opens/, calendarOf('Europe/London', { week: { mon: [], tue: [] } }), 'beyond a schema'],
  ['$.calendars.c.versions[0].week', /"monday" is not a key/, calendarOf('Europe/London', { week: { monday: ['08:00-17:00'] } })],
  ['$.calendars.c.versions[0].from', /Remove its "from"/, calendarOf('Europe/London', { from: '2026-01-01T00:00:00Z', week: week('08:00-17:00') })],
  ['$.calendars.c.versions[1].from', /Add "from"/, calendarOf('Europe/London', { week: week('08:00-17:00') }, { week: week('08:00-17:00') })],
  ['$.calendars.c.versions[2].from', /strict time order/, calendarOf('Europe/London', { week: week('08:00-17:00') }, { from: '2026-01-01T00:00:00Z', week: week('08:00-17:00') }, { from: '2026-01-01T01:00:00+01:00', week: week('08:00-17:00') }), 'beyond a schema'],
  ['$.calendars.c.versions[0].week.mon[0]', /HH:MM-HH:MM/, weekOf('8:00-17:00')],
  ['$.calendars.c.versions[0].week.mon[1]', /HH:MM-HH:MM/, weekOf('08:00-17:00', '18:00-25:00')],
  ['$.calendars.c.versions[0].week.mon[0]', /HH:MM-HH:MM/, weekOf('24:00-02:00')],
  ['$.calendars.c.versions[0].week.mon[0]', /HH:MM-HH:MM/, weekOf('08:00-24:01')],
  ['$.calendars.c.versions[0].week.mon[0]', /HH:MM-HH:MM/, weekOf('08:00:00-17:00:00')],
  ['$.calendars.c.versions[0].closures[0]', /a day that exists/, closed('2026-02-30'), 'beyond a schema'],
  ['$.calendars.c.versions[0].closures[0]', /YYYY-MM-DD/, closed('25.12.2026')],
  ['$.calendars.c.versions[0].closures[0]', /ends after it begins/, closed({ from: '2026-01-02T00:00', to: '2026-01-01T24:00' }), 'beyond a schema'],
  ['$.calendars.c.versions[0].closures[0].from', /24:00 only as an end/, closed({ from: '2026-01-02T24:00', to: '2026-01-04T00:00' })],
  ['$.calendars.c.versions[0].closures[0].to', /local time/, closed({ from: '2026-01-02T00:00', to: '2026-01-04T00:00Z' })],
  ['$.calendars.c.versions[0].closures[0]', /"to" is missing/, closed({ from: '2026-01-02T00:00' })],
  ['$.clocks.it', /"pausdBy".*Did you mean "pausedBy"/, clockOf({ pausdBy: [] })],
  ['$.clocks.it.kind', /SLA, OLA, UC/, clockOf({ kind: 'sla' })],
  ['$.clocks.it.measures', /Did you mean "response"/, clockOf({ measures: 'responce' })],
  ['$.clocks.it.of', /Add "of"/, clockOf({ measures: 'team' })],
  ['$.clocks.it.of', /Remove "of"/, clockOf({ of: 'x' })],
  ['$.clocks.it.targets', /Add a target/, clockOf({ targets: {} })],
  ['$.clocks.it.targets["1"].calendar', /no calendar "offce".*Did you mean "office"/, clockOf({ targets: { 1: { target: 'PT1H', calendar: 'offce' } } }), 'beyond a schema'],
  ['$.clocks.it.targets["1"].calendar', /no calendar "constructor"/, clockOf({ targets: { 1: { target: 'PT1H', calendar: 'constructor' } } }), 'beyond a schema'],
  ['$.clocks.it.targets["1"].target', /24, 10 or 8 hours/, target('P1D')],
  ['$.clocks.it.targets["1"].target', /above zero/, target('PT0H')],
  ['$.clocks.it.targets["1"].target', /whole hours/, target('PT1.5H')],
  ['$.clocks.it.targets["1"].target', /whole hours/, target('PT')],
  ['$.clocks.it.targets["1"].target', /Shorten/, target('PT9999999999999999H'), 'beyond a schema'],
  ['$.clocks.it.reclassify', /forward, retroactive, reset/, clockOf({ reclassify: 'backward' })],
  ['$.clocks.it.reopen', /continue, fresh/, clockOf({ reopen: null })],
  ['$.clocks.it.countsAsResponse.by[0]', /analyst/, clockOf({ countsAsResponse: { by: ['agent'] } })],
  ['$.clocks.it.countsAsResponse.internal', /true or false/, clockOf({ countsAsResponse: { internal: 'yes' } })],
  ['$.events', /Begin with "opened"/, { ...good, events: [] }],
  ['$.events[0]', /Begin with "opened"/, events('09:00 resolved'), 'beyond a schema'],
  ['$.events[1]', /opened once/, events('09:00 opened 1', '10:00 opened 2'), 'beyond a schema'],
  ['$.events[1]', /time order/, events('09:00 opened 1', '08:59 resolved'), 'beyond a schema'],
  ['$.events[1]', /Only a paused incident/, events('09:00 opened 1', '10:00 resumed'), 'beyond a schema'],
  ['$.events[2]', /Only a paused incident/, events('09:00 opened 1', '10:00 handedOff s', '11:00 resumed'), 'beyond a schema'],
  ['$.events[4]', /Only a paused incident/, events('09:00 opened 1', '10:00 paused x', '11:00 resolved', '12:00 reopened', '13:00 resumed'), 'beyond a schema'],
  ['$.events[1]', /with a supplier/, events('09:00 opened 1', '10:00 returned'), 'beyond a schema'],
  ['$.events[4]', /with a supplier/, events('09:00 opened 1', '10:00 handedOff s', '11:00 resolved', '12:00 reopened', '13:00 returned'), 'beyond a schema'],
  ['$.events[1]', /already "1"/, events('09:00 opened 1', '10:00 reclassified 1'), 'beyond a schema'],
  ['$.events[1]', /"supplier" applies automatically/, events('09:00 opened 1', '10:00 paused supplier')],
  ['$.events[1]', /resolved or closed incident is reopened/, events('09:00 opened 1', '10:00 reopened'), 'beyond a schema'],
  ['$.events[2]', /while the incident is resolved/, events('09:00 opened 1', '10:00 resolved', '11:00 resolved'), 'beyond a schema'],
  ['$.events[2]', /while the incident is resolved/, events('09:00 opened 1', '10:00 resolved', '11:00 assigned x'), 'beyond a schema'],
  ['$.events[2]', /while the incident is resolved/, events('09:00 opened 1', '10:00 resolved', '11:00 reclassified 2'), 'beyond a schema'],
  ['$.events[2]', /while the incident is closed/, events('09:00 opened 1', '10:00 closed', '11:00 resolved'), 'beyond a schema'],
  ['$.events[2]', /while the incident is closed/, events('09:00 opened 1', '10:00 closed', '11:00 merged'), 'beyond a schema'],
  ['$.events[2]', /nothing may follow/, events('09:00 opened 1', '10:00 merged', '11:00 responded analyst'), 'beyond a schema'],
  ['$.events[1].type', /Did you mean "handedOff"/, raw({ at: '2026-01-12T10:00:00Z', type: 'handedoff', supplier: 's' })],
  ['$.events[1]', /"severity" is not a key/, raw({ at: '2026-01-12T10:00:00Z', type: 'resolved', severity: '1' })],
  ['$.events[1]', /"reason" is missing/, raw({ at: '2026-01-12T10:00:00Z', type: 'paused' })],
  ['$.events[1].severity', /text/, raw({ at: '2026-01-12T10:00:00Z', type: 'reclassified', severity: 2 })],
  ['$.events[1].by', /analyst/, raw({ at: '2026-01-12T10:00:00Z', type: 'responded', by: 'agent' })],
  ['$.events[1].at', /not an instant/, raw({ at: '2026-01-12T10:00:00', type: 'resolved' })],
  ['$.events[1].at', /not an instant/, raw({ at: '2026-01-12T10:00:00.1234Z', type: 'resolved' })],
  ['$.events[1].at', /not an instant/, raw({ at: '2026-01-12T24:00:00Z', type: 'resolved' })],
  ['$.events[1].at', /not an instant/, raw({ at: '2026-01-12T10:00:60Z', type: 'resolved' })],
  ['$.events[1].at', /not an instant/, raw({ at: '2026-01-12T10:00:00Z[Europe/London]', type: 'resolved' })],
  ['$.events[1].at', /not a date that exists/, raw({ at: '2026-02-30T10:00:00Z', type: 'resolved' }), 'beyond a schema'],
  ['$.questions[0].clock', /no clock "ti".*Did you mean "it"/, asked({ clock: 'ti' }), 'beyond a schema'],
  ['$.questions[0]', /"when" is not a key/, asked({ when: 'now' })],
  ['$.questions[0].expect', /"elapsed" is not a key.*Did you mean "elapsedMs"/, expecting({ elapsed: 1 })],
  ['$.questions[0].expect.state', /not-started/, expecting({ state: 'started' })],
  ['$.questions[0].expect.elapsedMs', /whole milliseconds/, expecting({ elapsedMs: 1.5 })],
  ['$.questions[0].expect.elapsedMs', /whole milliseconds/, expecting({ elapsedMs: null })],
  ['$.questions[0].expect.due', /not an instant/, expecting({ due: 'tomorrow' })],
  ['$.questions[0].expect.segments[0].why', /is not one of/, expecting({ segments: [{ why: 'paused' }] })],
  ['$.questions[0].expect.segments[0].calendar', /no calendar/, expecting({ segments: [{ calendar: 'offce' }] }), 'beyond a schema'],
];
for (const [place, says, file, beyond] of ROWS) {
  test(`refused at ${place}: ${says.source}`, () => {
    const message = refusal(JSON.stringify(file));
    assert.ok(message.startsWith(`bad.json  ${place}  `), message);
    assert.match(message, says);
    assert.equal(validate(file), beyond !== undefined, 'parser and schema differ');
  });
}

test('keys that are optional may be left out, for the parser and for the schema', () => {
  const files = [
    good,
    { format: 1, cases: [] },
    { format: 1, cases: [without('format'), { ...good, id: 'other' }] },
    { ...good, title: '', origin: 'a thread' },
    asked({ at: '2026-01-12T10:00+00' }),
    expecting({ due: null, targetMs: null, segments: [{ why: 'paused: caller' }] }),
    {
      ...good,
      calendars: {
        ...(good['calendars'] as object),
        constructor: { zone: 'UTC', versions: [{ week: { sat: ['22:00-02:00'] } }] },
      },
    },
  ];
  for (const file of files) {
    assert.notEqual(refusal(JSON.stringify(file)).slice(0, 3), 'bad', refusal(JSON.stringify(file)));
    assert.ok(validate(file), JSON.stringify(validate.errors));
  }
});

test('text that is not JSON, or has a duplicate or unsafe key, is refused', () => {
  const text = JSON.stringify(good);
  const rows: readonly (readonly [string, RegExp])[] = [
    ['', /not JSON/],
    [`${text},`, /not JSON/],
    [text.replace('"id":', '"id":"a","id":'), /\$\.id {2}This key is given twice/],
    [text.replace('"id":', '"\\u0069d":"a","id":'), /\$\.id {2}This key is given twice/],
    [text.replace('"zone":', '"zone":"UTC","zone":'), /\$\.calendars\.office\.zone {2}This key is given twice/],
    [text.replace('"id":', '"__proto__":{"id":"a"},"id":'), /"__proto__" is not a key/],
    [text.replace('"opened"', '"opened","__proto__":1'), /\$\.events\[0\] {2}"__proto__" is not a key/],
  ];
  for (const [broken, says] of rows) assert.match(refusal(broken), says);
});

test('names such as __proto__ and toString are ordinary names', () => {
  const text = JSON.stringify(asked({})).replaceAll('"office"', '"__proto__"').replaceAll('"it"', '"toString"');
  const [answered] = answerFile(text, 'names.json');
  assert.equal(answered?.answers[0]?.elapsedMs, 3_600_000);
});
