import type { Fault, FaultId, Mode, Operation, Parameter } from './types.ts';

const BOTH: readonly Mode[] = ['in-process', 'port'];
const CALLS: readonly Operation[] = ['token', 'create', 'read', 'list', 'patch'];
const TICKETS: readonly Operation[] = ['create', 'read', 'list', 'patch'];

const duration = (says: string, otherwise: string | null = null): Parameter => ({ is: 'duration', otherwise, says });
const count = (says: string, otherwise: number | null = null, least = 1): Parameter => ({ is: 'count', otherwise, least, says });
const choice = (says: string, of: readonly string[], portOnly: readonly string[] = []): Parameter => ({
  is: 'choice',
  of,
  otherwise: of[0]!,
  portOnly,
  says,
});
const retryAfter = count('seconds asked for in Retry-After', 30, 0);

/** All faults: the modes that can produce each, the operations it can affect, and its parameters. The first choice of a parameter is its default. */
export const FAULTS: readonly Fault[] = [
  {
    id: 'latency',
    says: 'takes its time',
    modes: BOTH,
    on: CALLS,
    takes: {
      distribution: choice('how the time is drawn', ['fixed', 'uniform', 'lognormal']),
      takes: duration('fixed: the time'),
      least: duration('uniform: the shortest time'),
      most: duration('uniform: the longest time; lognormal: never longer than this'),
      median: duration('lognormal: half of the answers are quicker'),
      p90: duration('lognormal: nine in ten are quicker'),
    },
  },
  { id: 'unavailable', says: 'is unavailable', modes: BOTH, on: CALLS, takes: { retryAfter } },
  {
    id: 'refuses',
    says: 'refuses what it is asked',
    modes: BOTH,
    on: TICKETS,
    takes: { status: count('the status that it answers with', 422, 400) },
  },
  {
    id: 'too-many',
    says: 'allows no more calls',
    modes: BOTH,
    on: CALLS,
    takes: {
      retryAfter,
      allow: count('calls of one client that pass in each window; without it, none'),
      per: duration('how long a window is, with allow', 'PT1M'),
    },
  },
  { id: 'reset', says: 'breaks the connection before it stores anything', modes: BOTH, on: CALLS, takes: {} },
  { id: 'lost-answer', says: 'loses answers', modes: BOTH, on: CALLS, takes: {} },
  {
    id: 'empty',
    says: 'answers with nothing',
    modes: BOTH,
    on: CALLS,
    takes: {
      of: choice('an answer without a body, or a connection closed without a byte', ['body', 'connection'], ['connection']),
    },
  },
  { id: 'truncated', says: 'breaks off its answers', modes: ['port'], on: CALLS, takes: {} },
  {
    id: 'malformed',
    says: 'garbles its answers',
    modes: BOTH,
    on: CALLS,
    takes: { of: choice('a body that is no JSON, or chunks that are no HTTP', ['json', 'framing'], ['framing']) },
  },
  {
    id: 'dribble',
    says: 'answers drop by drop',
    modes: ['port'],
    on: CALLS,
    takes: {
      pieces: count('into how many pieces an answer is cut', 5, 2),
      over: duration('the time between first and last', 'PT10S'),
    },
  },
  { id: 'expired-token', says: 'calls a good token expired', modes: BOTH, on: TICKETS, takes: {} },
  { id: 'wrong-signature', says: 'signs with another key', modes: BOTH, on: ['callback'], takes: {} },
  { id: 'callback-lost', says: 'loses its callbacks', modes: BOTH, on: ['callback'], takes: {} },
  {
    id: 'callback-late',
    says: 'sends its callbacks late',
    modes: BOTH,
    on: ['callback'],
    takes: { by: duration('how late', 'PT10M') },
  },
  { id: 'callback-duplicated', says: 'sends its callbacks twice', modes: BOTH, on: ['callback'], takes: {} },
  {
    id: 'callback-reordered',
    says: 'sends its callbacks in the wrong order',
    modes: BOTH,
    on: ['callback'],
    takes: { within: duration('how long one is held back for the next to overtake it', 'PT5M') },
  },
  { id: 'forgets', says: 'accepts tickets and forgets them', modes: BOTH, on: ['create'], takes: {} },
  { id: 'stores-nothing', says: 'accepts tickets and stores nothing', modes: BOTH, on: ['create'], takes: {} },
  {
    id: 'resolves-nothing',
    says: 'resolves without mending',
    modes: BOTH,
    on: ['create'],
    takes: { rounds: count('how many resolutions of a ticket are hollow before one is real; without it, all') },
  },
  {
    id: 'outage',
    says: 'is down',
    modes: BOTH,
    on: [...CALLS, 'callback'],
    takes: {
      lasts: duration('how long; callbacks wait until it ends'),
      as: choice('broken connections, or 503 without Retry-After', ['reset', 'unavailable']),
    },
  },
  {
    id: 'clock-skew',
    says: 'has the wrong time',
    modes: BOTH,
    on: [...CALLS, 'callback'],
    takes: {
      by: { is: 'signed duration', otherwise: 'PT10M', says: 'how far its stamps and signatures run ahead; behind with a minus' },
    },
  },
];

const byId = new Map(FAULTS.map((fault) => [fault.id, fault]));
/** The catalogue entry of a fault. */
export const faultCalled = (id: FaultId): Fault => byId.get(id)!;
/** The fault that a step names, by its id or its sentence. */
export const faultSaying = (words: string): Fault | undefined => FAULTS.find(({ id, says }) => says === words || id === words);
