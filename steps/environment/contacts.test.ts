import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALL_DERIVED, type Reach } from '../../adapters/desk-under-test.ts';
import type { SupplierControl } from '../../simulators/lsp/index.ts';
import type { MailControl } from '../../simulators/mail/types.ts';
import type { TelephoneControl } from '../../simulators/telephone/types.ts';
import { askingMail, askingSupplier, askingTelephone, needOf } from './asking.ts';
import { contactsOf } from './contacts.ts';
import type { ScenarioEnvironment } from './types.ts';

const contact = { role: 'team-leader', telephone: '+44 20 7946 0001', mail: 'leader@desk.example' };

/** One call and one mail to the team leader, as a desk of which these parts are reached shows them. */
function environmentOf(reaches: readonly Reach[], absent: readonly Reach[] = []) {
  const need = needOf({
    reaches: new Set(reaches),
    absent: new Map(absent.map((part) => [part, 'its manual'])),
    unreached: new Map(),
    values: ALL_DERIVED,
  });
  return {
    standard: { contacts: [contact] },
    telephone: askingTelephone({ placed: [{ to: contact.telephone }] } as unknown as TelephoneControl, need),
    mail: askingMail({ delivered: [{ to: [contact.mail] }] } as unknown as MailControl, need),
    supplier: askingSupplier({ journal: [] } as unknown as SupplierControl, need),
    otherDesks: new Map(),
    denials: [],
  } as unknown as ScenarioEnvironment;
}

test('of a desk that is reached in part, the contacts that can be seen are kept', async () => {
  const call = { by: 'call', to: 'team-leader' };
  const mail = { by: 'mail', to: 'team-leader' };
  const made = async (...given: Parameters<typeof environmentOf>) => (await contactsOf(environmentOf(...given))).made;
  assert.deepEqual(await made(['call-out', 'email', 'supplier']), [call, mail]);
  assert.deepEqual(await made(['email']), [mail]);
  assert.deepEqual(await made(['call-out'], ['email']), [call]);
  assert.deepEqual(await made([]), []);
});
