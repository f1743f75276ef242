import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownAddresses } from './addresses.ts';
import { shipped } from '../../testing/test-desk.ts';

const own = (fax: string) =>
  ownAddresses({ addresses: { mail: 'servicedesk@desk.example', fax, telephone: '' }, policy: shipped });

test('the desk takes mail and faxes to its own addresses and to those that its contacts publish', () => {
  const ours = own('+442079460900');
  assert.ok(ours.isMail('ServiceDesk@desk.example'));
  assert.ok(ours.isMail('servicedesk@st-elsewheres.nhs.example'));
  assert.ok(!ours.isMail('payroll@desk.example'));
  for (const fax of [
    'FAX=+442079460900@gateway.example',
    'fax=+44-20-7946-0900/T33S=12@gateway.example',
    'FAX=+442079460109@st-elsewheres.nhs.example',
    'Fax@st-elsewheres.nhs.example',
  ])
    assert.ok(ours.isFax(fax), fax);
  for (const other of ['FAX=+442079460901@gateway.example', 'servicedesk@desk.example']) assert.ok(!ours.isFax(other), other);
  assert.ok(own('Fax@desk.example').isFax('fax@desk.example'));
});
