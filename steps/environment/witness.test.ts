import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALL_DERIVED, OutOfReach } from '../../adapters/desk-under-test.ts';
import type { SupplierControl } from '../../simulators/lsp/index.ts';
import type { MailControl } from '../../simulators/mail/types.ts';
import type { TelephoneControl } from '../../simulators/telephone/types.ts';
import { askingMail, askingTelephone, needOf } from './asking.ts';
import { observed } from './witness.ts';
import type { ScenarioEnvironment } from './types.ts';

test('what a step reads is noted, and asks for its part of the desk all the same', () => {
  const need = needOf({ reaches: new Set(), absent: new Map(), unreached: new Map(), values: ALL_DERIVED });
  const lsp = { tickets: [] } as unknown as SupplierControl;
  const environment = {
    lsp: { id: 'lsp' },
    need,
    other: { suppliers: { lsp } },
    state: {},
    desk: {},
    telephone: askingTelephone({ placed: [] } as unknown as TelephoneControl, need),
    mail: askingMail({ delivered: [] } as unknown as MailControl, need),
  } as unknown as ScenarioEnvironment;
  const read: string[] = [];
  const observer = { judging: true, read: (key: string) => void read.push(key), answered: () => undefined };
  const { telephone, mail, supplier } = observed(environment, observer);
  assert.throws(() => telephone.placed, OutOfReach);
  assert.throws(() => mail.delivered, OutOfReach);
  assert.throws(() => supplier.tickets, OutOfReach);
  assert.deepEqual(read, ['calls', 'wire lsp']);
});
