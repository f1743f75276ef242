import {
  DERIVED_WORDS,
  OutOfReach,
  REACH_WORDS,
  Unknowable,
  type Declarations,
  type DerivedField,
  type DeskSession,
  type DeskUnderTest,
  type Reach,
} from '../../adapters/desk-under-test.ts';
import { aroundEach, VERB_REACHES } from '../../adapters/verbs.ts';
import type { SupplierControl } from '../../simulators/lsp/index.ts';
import type { MailControl } from '../../simulators/mail/types.ts';
import type { TelephoneControl } from '../../simulators/telephone/types.ts';
import { ExpectationFailed } from '../expectation.ts';
import { overriding } from './overriding.ts';

/*
 * A scenario is judged only by what its desk's adapter reaches. Whatever a step uses asks for its part, at the desk and at the other end
 * of the wire, so no step can leave the question out: a mailbox that the desk cannot write to would stay empty and prove everything.
 */

export type Need = (part: Reach) => void;

/** Throws unless the part is reached: `OutOfReach` if it cannot be seen, `ExpectationFailed` if the desk declares that it has none. */
export const needOf =
  ({ reaches, absent, unreached }: Partial<Declarations>): Need =>
  (part) => {
    const source = absent?.get(part);
    if (source !== undefined) throw new ExpectationFailed(`The desk was to ${REACH_WORDS[part]}; it cannot (${source}).`);
    if (reaches?.has(part) !== true) throw new OutOfReach(part, unreached?.get(part));
  };

/** Throws unless the desk finds the value by itself: what a person entered, and reads back, shows nothing of the desk. */
export const derivedOf =
  ({ values }: Pick<Declarations, 'values'>) =>
  (field: DerivedField): void => {
    const source = values[field];
    if (source === 'derived') return;
    if ('absent' in source)
      throw new ExpectationFailed(`The desk was to find ${DERIVED_WORDS[field]}; it has no such thing (${source.absent}).`);
    throw new Unknowable(
      DERIVED_WORDS[field],
      'entered' in source ? `the adapter's person entered it (${source.entered})` : source.unknown,
    );
  };

/** A session whose methods ask for the part that they use. */
export const askingSession = (session: DeskSession, need: Need): DeskSession =>
  aroundEach(session, async (verb, call) => {
    need(VERB_REACHES[verb]);
    return call();
  });

export const askingDesk = <Desk extends DeskUnderTest>(desk: Desk, need: Need): Desk =>
  overriding<DeskUnderTest>(desk, {
    signedOut: () => askingSession(desk.signedOut(), need),
    async everything() {
      need('record');
      return desk.everything();
    },
  }) as Desk;

/** The same object, where using a property first asks for its part. */
const asking = <T extends object>(control: T, need: Need, parts: Partial<Record<keyof T, Reach>>, otherwise?: Reach): T =>
  new Proxy(control, {
    get(target, name) {
      const part = parts[name as keyof T] ?? otherwise;
      if (part !== undefined) need(part);
      return Reflect.get(target, name, target) as unknown;
    },
  });

export const askingTelephone = (telephone: TelephoneControl, need: Need): TelephoneControl =>
  asking(telephone, need, { call: 'call-logging', incoming: 'call-logging', placed: 'call-out' });

export const askingMail = (mail: MailControl, need: Need): MailControl =>
  asking(mail, need, { send: 'email', sendRaw: 'email', inbox: 'email', delivered: 'email', refuse: 'email', fax: 'fax' });

export const askingSupplier = (supplier: SupplierControl, need: Need): SupplierControl => asking(supplier, need, {}, 'supplier');
