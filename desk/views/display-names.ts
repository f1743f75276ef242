import type { Policy } from '../../standards/index.ts';
import type { DisplayNames } from '../domain/incident/index.ts';

/** The policy's names of services, suppliers and roles, for display. An unknown id is displayed as it is. */
export function displayNamesOf({
  services,
  suppliers,
  contacts,
}: Pick<Policy, 'services' | 'suppliers' | 'contacts'>): DisplayNames {
  return {
    service: (id) => services.find((one) => one.id === id)?.name ?? id,
    supplier: (id) => suppliers.find((one) => one.id === id)?.name ?? id,
    role: (id) => {
      const title = contacts.find(({ role }) => role === id)?.title;
      if (title === undefined) return id;
      // A title that begins with a name or an abbreviation keeps its capitals.
      const words = /^[A-Z][a-z]/.test(title) ? title[0]!.toLowerCase() + title.slice(1) : title;
      return `the ${words}`;
    },
  };
}
