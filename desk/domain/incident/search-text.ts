import type { Incident } from './types.ts';
import { telephoneWordsIn } from '../../../kernel/index.ts';
import type { Policy } from '../../../standards/index.ts';

/**
 * Further text that a search finds an incident by: telephone numbers, each as one word in any spelling; where it happened; the
 * references of suppliers and of another desk; the name and code of the organisation. Pure.
 */
export function furtherSearchText(incident: Incident, { organisations }: Pick<Policy, 'organisations'>): string {
  const { caller, location, summary, description, handOffs, partner } = incident;
  const organisation = organisations.find(({ id }) => id === caller.organisation);
  return [
    ...(caller.telephone === undefined ? [] : [caller.telephone]),
    ...new Set([caller.telephone ?? '', summary, description].flatMap(telephoneWordsIn)),
    ...handOffs.flatMap(({ ticket }) => ticket ?? []),
    ...(partner?.reference === undefined ? [] : [partner.reference]),
    ...(location === null ? [] : [location]),
    caller.organisation,
    ...(organisation === undefined ? [] : [organisation.name]),
  ].join('\n');
}
