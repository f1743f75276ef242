import type { IncidentEvent, NewEvent, RecordedEvent, Texts } from '../domain/incident/index.ts';
import { referenceOf } from './reference.ts';
import { comparableJson, hmacSha256With, sameBytes, sha256 } from '../../kernel/index.ts';

export interface ChainHead {
  readonly reference: string;
  readonly seq: number;
  readonly hash: string;
  readonly signature: string;
}

/** The hash before the first event of every incident. */
export const GENESIS = '0'.repeat(64);

export interface Link<Facts = IncidentEvent> {
  readonly reference: string;
  readonly seq: number;
  readonly at: string;
  readonly actor: RecordedEvent['actor'];
  readonly facts: Facts;
  /** Keyed digests of the texts stored apart from the event. */
  readonly digests: Readonly<Record<string, string>>;
  readonly previous: string;
}

export const hashOf = (link: Link<unknown>): string => sha256(comparableJson(link));

const prepared = new Map<string, ReturnType<typeof hmacSha256With>>();
/** A process has one secret, or a few: their keys are prepared once. */
function keyed(key: string): ReturnType<typeof hmacSha256With> {
  const known = prepared.get(key);
  if (known) return known;
  if (prepared.size >= 100) prepared.clear();
  const made = hmacSha256With(key);
  prepared.set(key, made);
  return made;
}

/** Keyed, so that a short text cannot be found by trial; bound to its place, so that equal texts have unequal digests. */
export const digestOf = (
  secret: string,
  place: { reference: string; seq: number; name: string },
  text: string | Uint8Array,
): string => keyed(`text:${secret}`)(`${place.reference}\0${place.seq}\0${place.name}\0`, text);

export const digestsOf = (secret: string, reference: string, seq: number, texts: Texts): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, digestOf(secret, { reference, seq, name }, text)]));

export const signHead = (secret: string, head: { reference: string; seq: number; hash: string }): string =>
  keyed(`head:${secret}`)(`${head.reference}\0${head.seq}\0${head.hash}`);

/** An event, and the person responsible for it. */
export interface SignedEvent {
  readonly event: NewEvent;
  readonly actor: RecordedEvent['actor'];
}

/** A link as it is appended, with its texts that are stored apart. */
export interface NewLink<Facts = IncidentEvent> extends Link<Facts> {
  readonly hash: string;
  readonly texts: Texts;
}
export interface Extension {
  readonly events: readonly RecordedEvent[];
  readonly links: readonly NewLink[];
  readonly head: ChainHead;
}

/** Extends a chain's end with `events`, and signs the new end. Pure: a store appends `links` and `head` as they are. */
export function extend(secret: string, n: number, last: ChainEnd | null, at: string, events: readonly SignedEvent[]): Extension {
  const { links, head } = extendChain<IncidentEvent>(secret, referenceOf(n), last, at, events);
  return {
    links,
    head,
    events: links.map(({ facts, seq, actor, texts, hash, previous }): RecordedEvent => ({
      ...facts,
      seq,
      at,
      actor,
      texts,
      hash,
      previous,
    })),
  };
}

type ChainEnd = Pick<ChainHead, 'seq' | 'hash'>;

/** `extend` for any record, such as an entry's of a register. */
export function extendChain<Facts extends object>(
  secret: string,
  reference: string,
  last: ChainEnd | null,
  at: string,
  events: readonly { readonly event: Facts & { readonly texts?: Texts }; readonly actor: RecordedEvent['actor'] }[],
): { readonly links: readonly NewLink<Facts>[]; readonly head: ChainHead } {
  let end = last ?? { seq: 0, hash: GENESIS };
  const links = events.map(({ event, actor }): NewLink<Facts> => {
    const { texts = {}, ...rest } = event;
    // Without its texts an event is its facts; the compiler cannot subtract from a type parameter.
    const facts = rest as unknown as Facts;
    const seq = end.seq + 1;
    const digests = digestsOf(secret, reference, seq, texts);
    const link: Link<Facts> = { reference, seq, at, actor, facts, digests, previous: end.hash };
    end = { seq, hash: hashOf(link) };
    return { ...link, hash: end.hash, texts };
  });
  return { links, head: { reference, ...end, signature: signHead(secret, { reference, ...end }) } };
}

/** The facts of a link, as far as the chain reads them. */
type AnyFacts = { readonly type: 'erased'; readonly names: readonly string[]; readonly of: number } | { readonly type: string };

export interface StoredLink<Facts = IncidentEvent> extends Link<Facts> {
  readonly hash: string;
  /** Null where a text was erased. */
  readonly words: Readonly<Record<string, string | null>>;
}

/**
 * Whether a history is whole: every link is numbered and hashed onto the one before, every text matches its digest, and its end
 * is the signed end. A shortened history fails at its head, unless the head was reset too; copies outside the store detect that.
 */
export function isWhole(
  secret: string,
  links: readonly StoredLink<AnyFacts>[],
  head: { readonly reference: string; readonly seq: number; readonly hash: string; readonly signature: string } | null,
): boolean {
  let previous = GENESIS;
  const erased = new Set(
    links.flatMap(({ facts }) =>
      'names' in facts && facts.type === 'erased' ? facts.names.map((name) => `${facts.of} ${name}`) : [],
    ),
  );
  for (const [i, { hash, words, ...link }] of links.entries()) {
    if (link.seq !== i + 1 || link.previous !== previous || hash !== hashOf(link)) return false;
    const kept = Object.entries(words);
    if (kept.length !== Object.keys(link.digests).length) return false;
    const rightly = ([name, text]: readonly [string, string | null]) =>
      text === null
        ? erased.has(`${link.seq} ${name}`)
        : digestOf(secret, { reference: link.reference, seq: link.seq, name }, text) === link.digests[name];
    if (!kept.every(rightly)) return false;
    previous = hash;
  }
  return (
    head !== null &&
    links.length > 0 &&
    head.seq === links.length &&
    head.hash === previous &&
    sameBytes(head.signature, signHead(secret, head))
  );
}
