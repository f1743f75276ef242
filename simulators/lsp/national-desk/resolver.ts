import { isObject, type Json } from '../../../kernel/trouble-ticket/index.ts';
import type { SupplierPolicy } from '../profile/types.ts';
import { read } from './form.ts';

const names = (text: string, word: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(word)}(?![\\p{L}\\p{N}])`, 'iu').test(text);

/**
 * Who answers for what a ticket is about, by the catalogue: the service that its affected service names, else its description, by the
 * longest of its names. A ticket that names none goes to whoever comes first. Null: there is nobody but national desks. Pure.
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
