import { defineParameterType } from '@cucumber/cucumber';
import type { IncidentSummary, Saying } from '../adapters/desk-under-test.ts';
import { didYouMean } from '../kernel/did-you-mean.ts';
import type { Contact, Level, Organisation, Service, Severity, Supplier } from '../standards/index.ts';
import { momentOf } from './time/moments.ts';
import { runContext } from './environment/index.ts';
import { HarnessFault } from './environment/harness-fault.ts';

/** "the LSP" is the supplier that national applications are handed to. */
export type SupplierNamed = Supplier | 'the LSP';

/*
 * The parameter types of the step definitions. Names are looked up in the standard that is rehearsed, so the same sentences serve
 * another standard. An unknown name is an error of the scenario; its message suggests the nearest name.
 */

const SPAN = /\d+ (?:second|minute|hour|day)s?(?: and \d+ (?:second|minute|hour)s?)?/;

/** "90 seconds", "1 hour and 30 minutes". */
function spanOf(text: string): Temporal.Duration {
  const parts = [...text.matchAll(/(\d+) (second|minute|hour|day)/g)].map(
    ([, amount, unit]) => [`${unit!}s`, Number(amount)] as const,
  );
  return Temporal.Duration.from(Object.fromEntries(parts));
}

defineParameterType({ name: 'span', regexp: SPAN, transformer: spanOf });

defineParameterType({
  name: 'moment',
  regexp:
    /\d{2}:\d{2}(?::\d{2})?(?: (?:GMT|BST|UTC[+-]\d{2}:\d{2}))?(?: the next day| on (?:Christmas Day|(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day )?\d{1,2} [A-Z][a-z]+)(?: \d{4})?)?/,
  transformer: momentOf,
});

const KINDS: Readonly<Record<string, readonly [Organisation['kind'], number]>> = {
  'the trust': ['trust', 0],
  'the university hospital': ['university-hospital', 0],
  'the other university hospital': ['university-hospital', 1],
  'the primary care trust': ['primary-care-trust', 0],
  'the second primary care trust': ['primary-care-trust', 1],
  'the third primary care trust': ['primary-care-trust', 2],
  'the mental health trust': ['mental-health-trust', 0],
  'social services': ['social-services', 0],
};

defineParameterType({
  name: 'organisation',
  regexp:
    /the trust|the (?:other )?university hospital|the (?:second |third )?primary care trust|the mental health trust|social services/,
  transformer: organisationCalled,
});

/** Finds an organisation of the standard by its words in a sentence: "the trust". */
export function organisationCalled(text: string): Organisation {
  const [kind, place] = KINDS[text] ?? unknown('organisation', text, Object.keys(KINDS));
  const found = runContext().standard.organisations.filter((organisation) => organisation.kind === kind)[place];
  return (
    found ??
    unknown(
      'organisation',
      text,
      runContext().standard.organisations.map(({ name }) => name),
    )
  );
}

defineParameterType({
  name: 'service',
  regexp:
    /the Care Records Service|Choose and Book|Electronic Prescriptions?(?: Service)?|PACS|a local service|the local service/,
  transformer(text: string): Service {
    const { services } = runContext().standard;
    if (text.endsWith('local service')) return services.find(({ national }) => !national) ?? unknown('service', text, []);
    return (
      serviceCalled(text) ??
      unknown(
        'service',
        text,
        services.map(({ name }) => name),
      )
    );
  },
});

/** Finds a service by its name or an alias. */
export function serviceCalled(text: string): Service | undefined {
  const plain = (name: string) =>
    name
      .toLowerCase()
      .replace(/^the /, '')
      .replace(/ service$/, '')
      .replace(/s$/, '');
  return runContext().standard.services.find(({ name, aliases }) => [name, ...aliases].some((one) => plain(one) === plain(text)));
}

defineParameterType({
  name: 'contact',
  regexp: /head of ICT|[A-Za-z][A-Za-z ]*? (?:manager|leader|lead|director|coordinator|officer|service desk|on shift|on call)/,
  transformer(text: string): Contact {
    const { contacts } = runContext().standard;
    const plain = (name: string) => name.toLowerCase().replace(/[^a-z]+/g, ' ');
    return (
      contacts.find(({ role, title }) => [role, title].some((one) => plain(one) === plain(text))) ??
      unknown(
        'contact',
        text,
        contacts.map(({ title }) => title),
      )
    );
  },
});

const CHANNELS: Readonly<Record<string, IncidentSummary['channel']>> = {
  'the telephone': 'phone',
  'e-mail': 'email',
  fax: 'fax',
  'the portal': 'portal',
  'the front desk': 'walk-up',
};
defineParameterType({
  name: 'channel',
  regexp: new RegExp(Object.keys(CHANNELS).join('|')),
  transformer: (text: string) => CHANNELS[text]!,
});
defineParameterType({
  name: 'supplier',
  regexp: /the LSP|[A-Z][A-Za-z&-]*(?: [A-Z][A-Za-z&-]*)*/,
  transformer(text: string): SupplierNamed {
    if (text === 'the LSP') return text;
    const { suppliers } = runContext().standard;
    const names = suppliers.map(({ name }) => name);
    return suppliers.find(({ name }) => name.replace(/ \(.*\)$/, '') === text) ?? unknown('supplier', text, names);
  },
});
const NOTICES: Readonly<Record<string, Saying>> = {
  'the LSP cannot be reached': 'cannot-be-reached',
  'the LSP has no such ticket': 'no-such-ticket',
  'the ticket of that number is not ours': 'not-our-ticket',
  'the LSP has not answered': 'no-answer',
};
/** What the desk's own people are told of a supplier, in whatever words. */
defineParameterType({
  name: 'notice',
  regexp: new RegExp(Object.keys(NOTICES).join('|')),
  transformer: (text: string): Saying => NOTICES[text]!,
});
const PLACES = ['the first', 'the second', 'the third'];
/** The incident that a scenario calls "the first", "the second", counted in the order of the reports. */
export type Nth = number;
defineParameterType({
  name: 'nth',
  regexp: new RegExp(PLACES.join('|')),
  transformer: (text: string): Nth => PLACES.indexOf(text) + 1,
});
defineParameterType({ name: 'measure', regexp: /response|resolution/, transformer: (text: string) => text });
defineParameterType({ name: 'severity', regexp: /[1-5]/, transformer: (text: string): Severity => text as Severity });
defineParameterType({ name: 'level', regexp: /[1-5]/, transformer: (text: string): Level => text as Level });

function unknown(what: string, text: string, known: readonly string[]): never {
  throw new HarnessFault(`The standard has no ${what} called "${text}".${didYouMean(text, known)} Known: ${known.join(', ')}.`, {
    owner: 'scenario',
  });
}
