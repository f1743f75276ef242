import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { copyOfShipped } from '../testing/copy.ts';

const copy = await copyOfShipped();
after(() => copy[Symbol.asyncDispose]());
const swap = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to);

const BT = 'suppliers/bt-health.yaml';

/** File, change, text that stands on the line to be named, and the expected complaint. */
const REFUSED: readonly (readonly [file: string, change: (text: string) => string, on: string, says: string])[] = [
  [
    'services.yaml',
    swap('owner: BT Health', 'ownr: BT Health'),
    'ownr:',
    'services[crs].ownr  is not a key of an entry here. Did you mean "owner"?',
  ],
  ['services.yaml', swap('owner: BT Health', 'ownr: BT Health'), 'id: crs', 'services[crs]  has no "owner". Add it.'],
  [
    'services.yaml',
    swap('platinum', 'platinium'),
    'platinium',
    'services[crs].tier  there is no tier "platinium" in tiers.yaml. Did you mean "platinum"?',
  ],
  [
    'services.yaml',
    swap('supplier: bt-health', 'supplier: cerner'),
    'cerner',
    'services[crs].supplier  there is no supplier "cerner" in suppliers/. There are accenture, atos-origin, bt-health, csc, fujitsu, national-service-desk.',
  ],
  [
    'teams.yaml',
    swap('hours: always', 'hours: allways'),
    'allways',
    'teams[servers].hours  there is no calendar "allways" in calendars.yaml. Did you mean "always"?',
  ],
  [
    'teams.yaml',
    swap("'1': PT1H", "'1': P1D"),
    'P1D',
    'teams[servers].targets.1  "P1D" is not a duration in whole hours, minutes and seconds. Write it like PT4H or PT1H30M.',
  ],
  [
    'teams.yaml',
    swap('name: Networks', 'name: servers'),
    'id: networks',
    'teams[networks]  "servers" already names another team. Give it another name.',
  ],
  [
    'services.yaml',
    swap('id: unclassified', 'id: unread'),
    'services:',
    'services  has no service "unclassified". Add one: mail and fax that nobody has triaged yet are filed under it.',
  ],
  [
    'severity.yaml',
    swap("'3': { '1': 2, '2': 3,", "'3': { '1': 2,"),
    "'3': { '1': 2,",
    'matrix.3  the matrix has no cell for impact "3", urgency "2". Add one.',
  ],
  [
    'severity.yaml',
    swap(/ {2}'5': \{ .*\n/, ''),
    'matrix:\n',
    'matrix  the matrix has no row for impact "5". Add one, with a cell for each urgency.',
  ],
  [
    'contacts.yaml',
    swap('deputy: deputy-programme', 'deputy: deputy-program'),
    'deputy: deputy-program\n',
    'contacts[programme].deputy  there is no role "deputy-program" in contacts.yaml. Did you mean "deputy-programme"?',
  ],
  [
    'contacts.yaml',
    swap('    deputy: deputy-programme\n', ''),
    'then:',
    'steps[OOH-3].then  has no effect: programme has no deputy in contacts.yaml. Add "deputy" there, or remove it.',
  ],
  ['severity.yaml', swap("{ '1': 4,", "{ '1': 7,"), "'1': 7", 'matrix.5.1  must be one of 1, 2, 3, 4, 5, not "7".'],
  [
    'tiers.yaml',
    swap('calendar: office } #', 'calendar: ofice } #'),
    'ofice',
    'tiers[silver].targets.1.calendar  there is no calendar "ofice" in calendars.yaml. Did you mean "office"?',
  ],
  [
    'tiers.yaml',
    swap('PT2H, calendar', 'P1D, calendar'),
    'P1D',
    'tiers[platinum].targets.1.resolution  "P1D" is not a duration in whole hours, minutes and seconds. Write it like PT4H or PT1H30M.',
  ],
  [
    'tiers.yaml',
    swap('PT15M', 'PT0S'),
    'PT0S',
    'tiers[platinum].targets.1.response  "PT0S" is no time at all. Give a duration above zero.',
  ],
  [
    'calendars.yaml',
    swap("fri: ['08:00-18:00']", "fri: ['8-18']"),
    '8-18',
    'calendars.office.versions[1].week.fri[1]  "8-18" is not a window. Write it like 08:00-18:00; 24:00 may only end one.',
  ],
  [
    'calendars.yaml',
    swap('- 2003-04-18', '- 2003-02-29'),
    '2003-02-29',
    'calendars.office.versions[1].closures[2]  "2003-02-29" is not a date. Write it like 2026-12-25.',
  ],
  [
    'calendars.yaml',
    swap('- 2003-04-18', '- { from: 2003-04-18T12:00, to: 2003-04-18T09:00 }'),
    '2003-04-18T12',
    'calendars.office.versions[1].closures[2]  ends at 2003-04-18T09:00, which is not after 2003-04-18T12:00.',
  ],
  [
    'calendars.yaml',
    swap('zone: Europe/London', 'zone: +01:00'),
    '+01:00',
    'calendars.always.zone  "+01:00" is not a time zone. Write an IANA name like Europe/London, not an offset.',
  ],
  [
    'calendars.yaml',
    (text) => text.replace(/closures:\n[^]*/, 'closures: []\n'),
    'period: bank-holiday',
    'steps[BH-1].period  can never come: calendar "office" has no closures. Add the bank holidays to calendars.yaml.',
  ],
  [
    'hand-off.yaml',
    swap("'2': PT30M", "'2': P1D"),
    'P1D',
    'ringAfter.2  "P1D" is not a duration in whole hours, minutes and seconds. Write it like PT4H or PT1H30M.',
  ],
  [
    'hand-off.yaml',
    swap('role: duty-manager', 'role: duty-mananger'),
    'mananger',
    'ringPerson.role  there is no role "duty-mananger" in contacts.yaml. Did you mean "duty-manager"?',
  ],
  [
    'escalation-plan.yaml',
    swap('to: duty-manager', 'to: duty-mananger'),
    'mananger',
    'steps[IH-2].to  there is no role "duty-mananger" in contacts.yaml. Did you mean "duty-manager"?',
  ],
  [
    'escalation-plan.yaml',
    swap('LSD-PR-03', 'LSD-PR-033'),
    'LSD-PR-033',
    'document  there is no document "LSD-PR-033" in documents/. Did you mean "LSD-PR-03"?',
  ],
  [
    'escalation-plan.yaml',
    swap('[crs,', '[csr,'),
    '[csr,',
    'steps[FN-1].services[1]  there is no service "csr" in services.yaml. Did you mean "crs"?',
  ],
  [
    'escalation-plan.yaml',
    swap('{ after: PT5M }', '{ after: PT5M, clock: response }'),
    'clock: response',
    'steps[IH-2].trigger  needs either "after", or "declared", or both "clock" and "percent".',
  ],
  [
    'escalation-plan.yaml',
    swap('{summary}. Press', '{sumary}. Press'),
    '{sumary}',
    'steps[IH-1].says  {sumary} is not a placeholder. Did you mean "summary"?',
  ],
  [
    'escalation-plan.yaml',
    swap('id: IH-1', 'id: IH-2'),
    'id: IH-2\n    severities: [1, 2]\n    kind: hierarchical\n    trigger: { after: PT5M }',
    'steps[IH-2]  "IH-2" is here for the second time. Remove one, or give it another name.',
  ],
  [
    'criteria.yaml',
    swap('nothing-lost', 'nothing-lots'),
    'nothing-lots',
    'criteria[LOG-01].shownBy[2].check  must be one of nothing-lost, one-supplier-ticket-each, night-targets-kept, isolation-under-load, no-number-kept, not "nothing-lots". Did you mean "nothing-lost"?',
  ],
  [
    'criteria.yaml',
    swap('by: scenario', 'by: scenari'),
    'by: scenari ',
    'criteria[LOG-01].shownBy[1].by  must be one of scenario, load, document, attestation, not "scenari". Did you mean "scenario"?',
  ],
  [
    'criteria.yaml',
    swap('id: LOG-02', 'id: LOG-01'),
    'id: LOG-01\n    area: Incident logging and channels\n    title: Tele',
    'criteria[LOG-01]  "LOG-01" is here for the second time. Remove one, or give it another name.',
  ],
  [
    'criteria.yaml',
    swap('mustPass: true', 'mustPass: yes'),
    'mustPass: yes',
    'criteria[LOG-01].mustPass  must be true or false, not "yes".',
  ],
  [
    'organisations.yaml',
    swap('users: 6800', 'users: many'),
    'many',
    'organisations[st-elsewheres].users  must be a whole number, not "many".',
  ],
  [
    'organisations.yaml',
    swap('queensferry-uh.nhs', 'northgate-uh.nhs'),
    'northgate-uh.nhs.example]\n    users: 3400',
    'organisations[queensferry].mailDomains[1]  "northgate-uh.nhs.example" already belongs to another organisation, so its senders could not be told apart.',
  ],
  [
    'contacts.yaml',
    swap('020 7946 0102', 'ask'),
    'telephone: ask',
    'contacts[team-lead].telephone  "ask" is not a telephone number. Write it like 020 7946 0123 or +1 709 555 0123.',
  ],
  [
    'services.yaml',
    swap('supplier: bt-health', 'supplier: atos-origin'),
    'services:',
    'services  lacks crs, whose incidents services.yaml sends to it. Add it here, or name another supplier there.',
  ],
  [BT, swap('name: BT', ' name: BT'), 'id: bt-health', 'is not YAML: Nested mappings are not allowed in compact mappings'],
  [BT, swap('callbacks: full', 'callbacks: fat'), 'callbacks: fat', 'callbacks  must be one of full, thin, not "fat".'],
  [BT, swap('id: bt-health', 'id: bt'), 'id: bt\n', 'id  is "bt", but the file is named bt-health. Give both the same name.'],
  [BT, swap('pacs]', 'pasc]'), 'services:', 'services[4]  there is no service "pasc" in services.yaml. Did you mean "pacs"?'],
  [
    BT,
    swap('hours: always', 'hours: alway'),
    'hours: alway',
    'hours  there is no calendar "alway" in calendars.yaml. Did you mean "always"?',
  ],
  [
    BT,
    swap("'2': Major", "'2': critical"),
    'severities: {',
    'severities.2  "critical" already stands for severity 1, so it could not be read back. Use another word.',
  ],
  [BT, swap(", '5': Planned", ''), 'severities: {', 'severities  has no "5". Add it.'],
  [
    BT,
    swap('resolution: PT3H }', 'resolution: 3 hours }'),
    "'2': { response",
    'targets.2.resolution  "3 hours" is not a duration in whole hours, minutes and seconds. Write it like PT4H or PT1H30M.',
  ],
  [
    BT,
    swap('response: PT15M', 'respons: PT15M'),
    'respons:',
    'targets.1.respons  is not a key of an entry here. Did you mean "response"?',
  ],
  [BT, swap("'1': 0.15", "'1': 15 %"), 'localCause:', 'conduct.localCause.1  must be a number, not "15 %".'],
  [BT, swap("'1': 0.15", "'1': 15"), 'localCause:', 'conduct.localCause.1  must be <= 1, not 15.'],
  [
    BT,
    swap('asksForMore', 'askForMore'),
    'askForMore',
    'conduct.askForMore  is not a key of conduct. Did you mean "asksForMore"?',
  ],
  [
    BT,
    swap('p90: PT5H', 'p90: PT5M'),
    "'1': { median",
    'conduct.resolves.1.p90  is PT5M, less than the median PT1H. Nine in ten cannot be done before half are: raise it.',
  ],
  [
    'documents/change.md',
    swap('owner: change', 'onwer: change'),
    'onwer',
    'onwer  is not a key of this file. Did you mean "owner"?',
  ],
  [
    'documents/change.md',
    swap('status: approved', 'status: final'),
    'status: final',
    'status  must be one of draft, approved, withdrawn, not "final".',
  ],
  [
    'documents/change.md',
    swap('---', '***'),
    '***',
    'has no front matter. Begin the document with a line "---", its keys (id, title, owner …), and another line "---".',
  ],
];

for (const [file, change, on, says] of REFUSED) {
  test(`refused: ${says}`, async () => {
    const refusal = await copy.refusal(file, change);
    // The line counts from the file that is complained about, which is another one when a name there is now dangling.
    const at =
      refusal
        ?.split('\n')
        .find((line) => line.endsWith(`  ${says}`))
        ?.split(':')[0] ?? file;
    const text = await readFile(join(copy.dir, at), 'utf8');
    const line = (at === file ? change(text) : text).split(on)[0]!.split('\n').length;
    assert.ok(refusal?.split('\n').includes(`${at}:${line}  ${says}`), `expected ${at}:${line}  ${says}\n but got ${refusal}`);
  });
}
