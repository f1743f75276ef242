import { Given, Then } from '@cucumber/cucumber';
import type { Contact } from '../standards/index.ts';
import {
  dialled,
  expectNeverRang,
  expectNobodyElse,
  expectEachOnce,
  expectNobodyRang,
  expectRang,
  expectSilenceSince,
} from './expect/calls.ts';
import { expectMailCount, expectMailed, expectNoMail } from './expect/letters.ts';
import { expectOwner } from './expect/records.ts';
import { instantOf } from './moments.ts';
import type { Moment } from './moments.ts';
import { on } from './stage/index.ts';
import type { Stage } from './stage/index.ts';
import type { Answering } from '../simulators/telephone/types.ts';

/** A number is known to the network in whatever form the desk dials it. */
const behave = ({ telephone }: Stage, contact: Contact, behaviour: Answering) => {
  for (const number of [contact.telephone, dialled(contact.telephone)]) telephone.when(number, behaviour);
};

Given(
  'the {contact} does not pick up',
  on((stage, contact: Contact) => behave(stage, contact, { answers: 'never' })),
);
Given(
  'the {contact} picks up after {span} and presses {word}',
  on((stage, contact: Contact, delay: Temporal.Duration, presses: string) =>
    behave(stage, contact, { answers: 'after', delay: String(delay), presses }),
  ),
);

Then(
  'the {contact} is called at {moment}',
  on((stage, contact: Contact, moment: Moment) => expectRang(stage, contact, instantOf(moment, stage.startedAt))),
);
Then(
  'the {contact} gets a mail at {moment}',
  on((stage, contact: Contact, moment: Moment) => expectMailed(stage, contact, instantOf(moment, stage.clock.now()))),
);
Then('the {contact} gets no mail', on(expectNoMail));
Then('the {contact} has had exactly {int} mail(s)', on(expectMailCount));
Then('the {contact} is never called', on(expectNeverRang));
Then('each of them was called once', on(expectEachOnce));
Then('nobody is called', on(expectNobodyRang));
Then('nobody else is called', on(expectNobodyElse));
Then(
  'nobody is called after {moment}',
  on((stage, moment: Moment) => expectSilenceSince(stage, instantOf(moment, stage.startedAt))),
);
Then('the {contact} owns the incident', on(expectOwner));
