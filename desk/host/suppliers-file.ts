import { readFileSync } from 'node:fs';
import type { DeskOptions } from '../options.ts';
import { didYouMean, isObject, UsageError } from '../../kernel/index.ts';
import type { Policy } from '../../standards/index.ts';

const FIELDS = ['url', 'tokenUrl', 'clientId', 'clientSecret', 'webhookSecret'] as const;
/** The previous secret stays valid while a supplier changes its signing secret. */
const OPTIONAL = ['previousWebhookSecret'] as const;
const KEYS: readonly string[] = [...FIELDS, ...OPTIONAL, 'listener'];
/** `listener` is the address to which the supplier sends its events. */
type Access = DeskOptions['suppliers'][string] & { readonly listener?: string };

function parsed(file: string): Readonly<Record<string, unknown>> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(
      `${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}). "deskproof suppliers --write ${file}" writes it.`,
    );
  }
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // Reported below with every other invalid file.
  }
  throw new UsageError(`${file} is not a JSON object of suppliers by id. "deskproof suppliers --write ${file}" writes one.`);
}

function accessIn(file: string, id: string, value: unknown): Access {
  const given = isObject(value) ? value : {};
  for (const field of FIELDS) {
    const text = given[field];
    if (typeof text !== 'string' || text === '')
      throw new UsageError(`${file}  ${id}.${field} is missing. Each supplier needs ${FIELDS.join(', ')}.`);
    if (field.toLowerCase().endsWith('url') && !(URL.canParse(text) && /^https?:/.test(text)))
      throw new UsageError(`${file}  ${id}.${field} is not an http or https address.`);
  }
  for (const field of OPTIONAL)
    if (given[field] !== undefined && (typeof given[field] !== 'string' || given[field] === ''))
      throw new UsageError(`${file}  ${id}.${field} is not a secret. Write it in the form of webhookSecret, or leave it out.`);
  if (given['listener'] !== undefined && !(typeof given['listener'] === 'string' && URL.canParse(given['listener'])))
    throw new UsageError(
      `${file}  ${id}.listener is not an address. Write the one that the supplier calls back, or leave it out.`,
    );
  const unknown = Object.keys(given).find((key) => !KEYS.includes(key));
  if (unknown !== undefined)
    throw new UsageError(`${file}  ${id}.${unknown} is not a key of a supplier.${didYouMean(unknown, KEYS)}`);
  return given as unknown as Access;
}

/** Reads how to reach the policy's suppliers from a file that holds their secrets. Refuses an invalid file and names the key at fault. */
export function supplierAccessIn(file: string, { suppliers }: Pick<Policy, 'suppliers'>): Readonly<Record<string, Access>> {
  const known = suppliers.map(({ id }) => id);
  return Object.fromEntries(
    Object.entries(parsed(file)).map(([id, value]) => {
      if (!known.includes(id))
        throw new UsageError(`${file}  "${id}" is not a supplier of the standard.${didYouMean(id, known)}`);
      return [id, accessIn(file, id, value)];
    }),
  );
}

const isLoopback = ({ hostname }: URL): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');

/**
 * Advice when suppliers on this machine send their events to a port or a path that is not this desk's; null when they reach it. An address
 * on another machine is not checked, because it may lead here.
 */
export function calledElsewhere(access: Readonly<Record<string, Access>>, desk: string): string | null {
  for (const [id, { listener }] of Object.entries(access)) {
    if (listener === undefined) continue;
    const [theirs, ours] = [new URL(listener), new URL(`${desk}/suppliers/${id}/listener`)];
    if (!isLoopback(theirs) || (theirs.port === ours.port && theirs.pathname === ours.pathname)) continue;
    const port = theirs.pathname === ours.pathname ? `, or this desk with --port ${theirs.port}` : '';
    return `Suppliers send their events to ${theirs.href}, and this desk does not listen there. Start them with --callback '${desk}/suppliers/{supplier}/listener'${port}.`;
  }
  return null;
}
