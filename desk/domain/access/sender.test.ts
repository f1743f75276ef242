import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numberOfFaxAddress } from '../../channels/mail/parse.ts';
import { faxNumber, organisationOfAddress } from './sender.ts';
import { serviceOf, supplierFor } from '../incident/service-named.ts';
import { loadStandard } from '../../../standards/index.ts';

const policy = await loadStandard(new URL('../../../standards/nhs-lsd', import.meta.url).pathname);

test('a service is recognised by a whole name, in the subject before the text', () => {
  for (const [subject, text, expected] of [
    ['PACS is slow', '', 'pacs'],
    ['RE: choose & book, and PACS too', '', 'choose-and-book'],
    ['Help', 'the wireless in ward 4F', 'ward-network'],
    ['CRS', 'PACS', 'crs'],
    ['Help', 'No clinics are shown in Choose\nand  Book', 'choose-and-book'],
    ['the wifi is fine but PACS will not load', '', 'pacs'],
    ['taxi cab account locked', '', 'unclassified'],
    ['cab shows no clinic slots', '', 'choose-and-book'],
    ['Help', 'The network works and the Spine is ok. ETP does not send.', 'eps'],
    ['cabbage and landing', 'nothing of ours', 'unclassified'],
    ['', '', 'unclassified'],
  ] as const) {
    assert.equal(serviceOf(policy, subject, text), expected, `${subject} / ${text}`);
  }
});

test('an organisation is recognised by its domain and subdomains, not by domains with the same ending', () => {
  assert.equal(organisationOfAddress(policy, 'a@northgate-uh.nhs.example')?.id, 'northgate');
  assert.equal(organisationOfAddress(policy, 'a@WARD.northgate-uh.nhs.example')?.id, 'northgate');
  assert.equal(organisationOfAddress(policy, 'a@evilnorthgate-uh.nhs.example'), null);
  assert.equal(organisationOfAddress(policy, 'a@northgate-uh.nhs.example.evil.example'), null);
  assert.equal(organisationOfAddress(policy, ''), null);
});

test('an incident goes to the supplier of its service, and an unclassified one to the supplier of the named service, or the only supplier', () => {
  assert.equal(supplierFor(policy, 'pacs', undefined), 'bt-health');
  assert.equal(supplierFor(policy, 'ward-network', 'PACS'), null);
  assert.equal(supplierFor(policy, 'unclassified', undefined), 'bt-health');
  const two = {
    ...policy,
    services: policy.services.map((service) => (service.id === 'eps' ? { ...service, supplier: 'csc' } : service)),
  };
  assert.equal(supplierFor(two, 'unclassified', undefined), null);
  assert.equal(supplierFor(two, 'unclassified', 'the PACS viewer'), 'bt-health');
});

test('fax numbers are parsed by RFC 3192', () => {
  assert.equal(numberOfFaxAddress('FAX=+442079460900@gateway.example'), '+442079460900');
  assert.equal(numberOfFaxAddress('fax=+44-20-7946-0900/T33S=12@gateway.example'), '+442079460900');
  assert.equal(numberOfFaxAddress('"FAX=+442079460900"@gateway.example'), '+442079460900');
  assert.equal(numberOfFaxAddress('fax@desk.example'), null);
  assert.equal(faxNumber('020 7946 0900'), null);
});
