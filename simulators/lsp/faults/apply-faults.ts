import type { Clock } from '../../../kernel/index.ts';
import { errorReply, type Reply } from '../wire/reply.ts';
import type { Annotation } from '../journal/types.ts';
import { faultCalled } from './catalogue.ts';
import { countOf, spanOf, textOf } from './check.ts';
import { latencyOf } from './draw.ts';
import type { Faults, InjectedFault } from './at-work.ts';
import type { FaultId, Operation } from './types.ts';

/** How the response is broken on a real socket. */
export type WireFault =
  | { readonly is: 'empty' | 'truncated' | 'framing' }
  | { readonly is: 'dribble'; readonly pieces: number; readonly pause: () => Promise<void> };

/** The outcome of one call: its reply, the fault of the transport, and annotations for the journal. */
export interface Outcome {
  readonly reply: Reply | 'lost';
  readonly wire: WireFault | null;
  readonly happened: readonly Annotation[];
}

/** The faults of one call, for the handler that serves it. */
export interface FaultContext {
  /** Waits for the injected latency. A creation calls it while it holds its idempotency key; for other operations it has been applied before. */
  applyLatency(): Promise<void>;
  inject(id: 'forgets' | 'stores-nothing' | 'resolves-nothing'): InjectedFault | null;
}

export interface FaultedCall {
  readonly clock: Clock;
  readonly faults: Faults;
  readonly operation: Operation | null;
  /** The key of the draws: the incident's reference, if there is one. */
  readonly place: string;
  /** The client whose calls a quota counts. */
  readonly client: string;
  /** Waits on the clock, also after the caller has given up. */
  readonly pause: (duration: Temporal.Duration) => Promise<void>;
  /** Waits between two pieces of a response. Rejects when the caller has disconnected. */
  readonly linger: (duration: Temporal.Duration) => Promise<void>;
}

const inSeconds = (duration: Temporal.Duration) => `${duration.total('milliseconds') / 1000} s`;

/** Applies the active faults to a call. Some replace the reply; others let the call through and break the reply. */
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
  const no = inject('refuses');
  if (no) return ended(errorReply(countOf(no.entry, 'status')!, 'refused', 'This is not taken.'));
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

/** Breaks a reply that is sent. */
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

/** Cuts the text in half and appends an unmatched bracket, so that no parser accepts it as JSON. */
const garble = (text: string) => `${text.slice(0, Math.ceil(text.length / 2))}]<`;

const away = (status: number, message: string) => errorReply(status, 'unavailable', message);
const comeBack = (status: number, code: string, seconds: number) =>
  errorReply(status, code, `Try again in ${seconds} seconds.`, { 'retry-after': String(seconds) });
