import type { Offer } from '../views/knowledge.ts';
import type { Tag } from './words.ts';

export const CONFIDENCES: Readonly<Record<string, Tag>> = {
  'work-in-progress': { text: 'Work in progress', colour: 'grey' },
  'not-validated': { text: 'Not validated', colour: 'yellow' },
  validated: { text: 'Validated', colour: 'green' },
  archived: { text: 'Archived', colour: 'grey' },
};
export const OVERDUE: Tag = { text: 'Review overdue', colour: 'red' };

const SOURCES = { catalogue: 'the catalogue', 'triage-script': 'a triage script', 'past-incident': 'a past incident' } as const;
const MATCHED = {
  code: 'its number or error text',
  symptom: 'its symptom',
  dependency: 'the symptom of a service it depends on',
} as const;
type Reason = Offer['elsewhere'][number];

/** `“packs”, read as PACS (a triage script: packs, PAX or …)`. */
const reasonText = ({ written, readAs, source, from }: Reason): string =>
  `“${written}”${readAs.toLowerCase() === written.toLowerCase() ? '' : `, read as ${readAs}`} (${SOURCES[source]}: ${from})`;

/** What is offered for a caller's words, as the pages show it. */
export function offerShown({ services, none, elsewhere, knownErrors, articles }: Offer, nameOf: (service: string) => string) {
  return {
    services: services.map(({ service, reasons, apart }, i) => ({
      name: nameOf(service),
      reasons: reasons.slice(0, 5).map(reasonText),
      apart:
        i === 0 && services.length > 1 && apart.length > 0
          ? `Only the first has ${apart.map((word) => `“${word}”`).join(', ')}.`
          : null,
    })),
    nothing:
      none === 'not-ours'
        ? `None of the catalogue: ${elsewhere.slice(0, 5).map(reasonText).join('; ')}.`
        : none === null
          ? null
          : 'There is nothing to go on. Ask what they were doing, in which program, and what the screen says.',
    knownErrors: knownErrors.map(({ by, words, ...error }) => ({ ...error, why: `${MATCHED[by]}: ${words.join(', ')}` })),
    articles,
  };
}
