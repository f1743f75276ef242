import { isObject, type Json } from '../../../kernel/trouble-ticket/index.ts';
import type { SupplierPolicy } from '../profile/types.ts';
import { read } from './form.ts';

const names = (text: string, word: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(word)}(?![\\p{L}\\p{N}])`, 'iu').test(text);

/**
 * The supplier responsible for a ticket, by the service catalogue. The service is the one named in the affected service, else in the
 * description; the longest name wins. A ticket that names none goes to the first supplier. Null when there are only national desks. Pure.
 */
export function resolverOf({ suppliers, services = [] }: SupplierPolicy, sent: Json): string | null {
  const data = isObject(sent['minimumDataSet']) ? sent['minimumDataSet'] : {};
  const direct = suppliers.filter(({ route }) => route !== 'national-desk');
  const named = (text: string) =>
    services
      .flatMap((service) => [service.id, service.name, ...service.aliases].map((word) => ({ service, word })))
      .filter(({ word }) => names(text, word))
      .sort((a, b) => b.word.length - a.word.length)[0]?.service;
  const service = named(read(data['affectedService'])) ?? named(read(sent['description']));
  const byCatalogue = direct.find(({ id }) => id === service?.supplier);
  const byItsFile = direct.find((supplier) => service && supplier.services?.includes(service.id));
  return (byCatalogue ?? byItsFile ?? direct[0])?.id ?? null;
}
