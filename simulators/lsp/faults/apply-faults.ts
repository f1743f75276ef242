import type { Clock } from '../../../kernel/index.ts';
import { errorReply, type Reply } from '../wire/reply.ts';
import type { Annotation } from '../journal/types.ts';
import { faultCalled } from './catalogue.ts';
import { countOf, spanOf, textOf } from './check.ts';
import { latencyOf } from './draw.ts';
import type { Faults, InjectedFault } from './at-work.ts';
import type { FaultId, Operation } from './types.ts';

/** How the answer is broken on its way out, where there is a socket to break. */
export type WireFault =
  | { readonly is: 'empty' | 'truncated' | 'framing' }
  | { readonly is: 'dribble'; readonly pieces: number; readonly pause: () => Promise<void> };

/** What becomes of one call: its answer, what the transport does to it, and the story. */
export interface Outcome {
  readonly reply: Reply | 'lost';
  readonly wire: WireFault | null;
  readonly happened: readonly Annotation[];
}

/** What a handler may ask about the call it answers. */
export interface FaultContext {
  /** Lets the time pass that the answer takes. A creation asks while it holds its idempotency key; for the rest it is done before. */
  applyLatency(): Promise<void>;
  inject(id: 'forgets' | 'stores-nothing' | 'resolves-nothing'): InjectedFault | null;
}

export interface FaultedCall {
  readonly clock: Clock;
  readonly faults: Faults;
  readonly operation: Operation | null;
  /** Whose call it is, as far as draws go: the incident's reference where there is one. */
  readonly place: string;
  /** Whose calls a quota counts together. */
  readonly client: string;
  /** Lets time pass while the caller waits for the answer, or has given up waiting. */
  readonly pause: (duration: Temporal.Duration) => Promise<void>;
  /** Lets time pass between two pieces of an answer. Rejects when the caller has gone. */
  readonly linger: (duration: Temporal.Duration) => Promise<void>;
}

const inSeconds = (duration: Temporal.Duration) => `${duration.total('milliseconds') / 1000} s`;

/** Takes a call through the faults at work: some answer it themselves, some let it through and spoil the answer. */
export async function applyFaults(
  { clock, faults, operation, place, client, pause, linger }: FaultedCall,
  work: (context: FaultContext) => Promise<Reply | 'lost'>,
): Promise<Outcome> {
  const happened: Annotation[] = [];
  const inject = (id: FaultId): InjectedFault | null => {
    const hit = faults.inject(id, operation, place);
    if (hit) happened.push({ at: clock.now(), kind: 'fault', says: `${id}: ${faultCalled(id).says}` });
    return hit;
  };
  const ended = (reply: Reply | 'lost'): Outcome => ({ reply, wire: null, happened });

  const down = inject('outage');
  if (down) return ended(textOf(down.entry, 'as') === 'unavailable' ? away(503, 'The service is down.') : 'lost');
  if (inject('reset')) return ended('lost');
  const absent = inject('unavailable');
  if (absent) return ended(comeBack(503, 'unavailable', countOf(absent.entry, 'retryAfter')!));
  const used = faults.overQuota(operation, client);
  if (used !== null) {
    happened.push({ at: clock.now(), kind: 'fault', says: `too-many: ${client} has used up what it may call, for ${used} s` });
    return ended(comeBack(429, 'tooManyRequests', used));
  }
  const many = inject('too-many');
  if (many) return ended(comeBack(429, 'tooManyRequests', countOf(many.entry, 'retryAfter')!));
  if (inject('expired-token'))
    return ended(
      errorReply(401, 'unauthorized', 'The access token has expired. Ask the token endpoint for another.', {
        'www-authenticate': 'Bearer error="invalid_token"',
      }),
    );

  const applyLatency = async () => {
    const slow = faults.inject('latency', operation, place);
    if (!slow) return;
    const time = latencyOf(slow.entry, slow.draw);
    happened.push({ at: clock.now(), kind: 'delay', says: `latency: takes ${inSeconds(time)}` });
    if (time.sign > 0) await pause(time);
  };
  if (operation !== 'create') await applyLatency();
  const reply = await work({ applyLatency, inject });
  if (reply === 'lost') return ended(reply);
  if (reply.status < 400 && inject('lost-answer')) return ended('lost');
  return brokenReply(reply, { inject: inject, linger, happened });
}

interface BrokenReplyOptions {
  readonly inject: (id: FaultId) => InjectedFault | null;
  readonly linger: FaultedCall['linger'];
  readonly happened: readonly Annotation[];
}

/** What is wrong with an answer that does go out. */
function brokenReply(reply: Reply, { inject: inject, linger, happened }: BrokenReplyOptions): Outcome {
  const nothing = inject('empty');
  if (nothing)
    return textOf(nothing.entry, 'of') === 'connection'
      ? { reply, wire: { is: 'empty' }, happened }
      : { reply: { status: reply.status, headers: reply.headers ?? {} }, wire: null, happened };
  if (inject('truncated')) return { reply, wire: { is: 'truncated' }, happened };
  const garbled = inject('malformed');
  if (garbled)
    return textOf(garbled.entry, 'of') === 'framing'
      ? { reply, wire: { is: 'framing' }, happened }
      : { reply: { ...reply, text: garble(JSON.stringify(reply.body ?? null)) }, wire: null, happened };
  const drops = inject('dribble');
  if (!drops) return { reply, wire: null, happened };
  const pieces = countOf(drops.entry, 'pieces')!;
  const each = spanOf(drops.entry, 'over')!.total('milliseconds') / (pieces - 1);
  const wait = Temporal.Duration.from({ milliseconds: Math.round(each) });
  return { reply, wire: { is: 'dribble', pieces, pause: async () => linger(wait) }, happened };
}

/** Cut in the middle and closed with a bracket that fits nothing: no reader takes it for JSON. */
const garble = (text: string) => `${text.slice(0, Math.ceil(text.length / 2))}]<`;

const away = (status: number, message: string) => errorReply(status, 'unavailable', message);
const comeBack = (status: number, code: string, seconds: number) =>
  errorReply(status, code, `Try again in ${seconds} seconds.`, { 'retry-after': String(seconds) });
