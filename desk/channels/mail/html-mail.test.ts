import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { htmlText } from './reading/html.ts';
import { documents, waitingIncident } from '../../testing/mail-setup.ts';

suite('the text of an HTML mail is read as its writer saw it', () => {
  const rows = [
    ['m07-pasted-screenshot', /^The ward list shows this:\s+Please help$/, 'unclassified', ['image001.png image/png']],
    ['m07b-html-and-pdf-mixed', /^CRS will not let me log in on ward 4\.$/, 'crs', ['e.pdf application/pdf']],
    ['m07c-html-alone-in-mixed', /^CRS will not let me log in on ward 4\.$/, 'crs', []],
    ['m52-empty-plain-part', /^CRS will not let me log in on ward 4\.$/, 'crs', []],
    ['m61a-nbsp', /^Patient NHS number \[NHS number removed\] cannot be found$/, 'unclassified', []],
    ['m61c-two-spaces', /^Patient NHS number \[NHS number removed\] cannot be found$/, 'unclassified', []],
    ['m61j-html-nbsp', /^Patient NHS number \[NHS number removed\] cannot be found$/, 'unclassified', []],
  ] as const;
  for (const [name, description, service, files] of rows)
    test(name, async () => {
      await using setup = await waitingIncident();
      await setup.send(name);
      const incident = await setup.desk.incident('INC-000002');
      assert.match(incident.description, description);
      assert.equal(incident.service, service);
      assert.deepEqual(documents(incident), files);
    });
});

test('the cells of a table stay apart', async () => {
  const table = '<table><tr><td>ward four</td><td>dark</td></tr><tr><th>bed nine</th></tr></table><p>Thank you.</p>';
  assert.equal(await htmlText(table), 'ward four dark\nbed nine\n\nThank you.');
});
