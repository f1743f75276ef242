import { Refusal, type Clock, type Ids, type Release } from '../../kernel/index.ts';
import type { Answering, IncomingCall, PlacedCall, TelephoneEvent, UndeliveredEvent } from './types.ts';

export const RINGS_FOR = Temporal.Duration.from('PT60S');
const PICKED_UP_AFTER = 'PT5S';
const BUSY_AFTER = Temporal.Duration.from('PT1S');
/** The length of the voice message. The network ends an answered call after it. */
const MESSAGE_LASTS = Temporal.Duration.from('PT30S');

export interface ExchangeOptions {
  readonly clock: Clock;
  readonly ids: Ids;
  /** The number that callers dial. */
  readonly deskNumber: string | (() => string);
  /** Posts an event to the desk; rejects when the desk did not accept it. */
  readonly notifyDesk: (event: TelephoneEvent) => Promise<void>;
}

interface Line {
  readonly call: IncomingCall;
  cancel: Release;
}
interface Ringing {
  readonly call: PlacedCall;
  cancel: Release;
}

/** The telephone network around one desk: incoming calls, placed calls, and the outcome of each. No transport. */
export function createExchange({ clock, ids, deskNumber, notifyDesk }: ExchangeOptions) {
  const lines = new Map<string, Line>();
  const placedLines = new Map<string, Ringing>();
  const incoming: IncomingCall[] = [];
  const placed: PlacedCall[] = [];
  const undelivered: UndeliveredEvent[] = [];
  const behaviours = new Map<string, Answering>();
  let turnedAway = 0;

  const stamp = () => clock.now().toString();
  const later = (wait: Temporal.Duration, work: () => unknown) => clock.at(clock.now().add(wait), work);
  /** A network does not retry: an event that the desk did not accept is recorded as undelivered. */
  const report = async (event: TelephoneEvent) => {
    try {
      await notifyDesk(event);
    } catch (error) {
      undelivered.push({ callId: event.callId, event: event.event, why: (error as Error).message });
    }
  };
  const eventOf = (
    call: IncomingCall | PlacedCall,
    direction: 'in' | 'out',
    event: TelephoneEvent['event'],
    digits?: string,
  ): TelephoneEvent => ({
    callId: call.id,
    direction,
    event,
    from: call.from,
    to: call.to,
    at: stamp(),
    ...(digits === undefined ? {} : { digits }),
  });
  const lineTo = (id: string, state: IncomingCall['state'], asked: string): Line => {
    const line = lines.get(id);
    if (!line) throw new Refusal('not-found', `No call ${id}.`, 404);
    if (line.call.state !== state)
      throw new Refusal('wrong-state', `Call ${id} is ${line.call.state}: it cannot be ${asked}.`, 409);
    return line;
  };

  async function call(from: string): Promise<IncomingCall> {
    const ringing: IncomingCall = {
      id: ids.uuid('telephone-call'),
      at: clock.now(),
      from,
      to: typeof deskNumber === 'string' ? deskNumber : deskNumber(),
      state: 'ringing',
      heard: [],
      async hangUp() {
        if (ringing.state !== 'ringing' && ringing.state !== 'answered') return;
        line.cancel();
        const event = ringing.state === 'ringing' ? 'abandoned' : 'ended';
        ringing.state = event;
        await notifyDesk(eventOf(ringing, 'in', event));
      },
    };
    const line: Line = {
      call: ringing,
      cancel: later(RINGS_FOR, async () => {
        ringing.state = 'ended';
        await report(eventOf(ringing, 'in', 'unanswered'));
      }),
    };
    lines.set(ringing.id, line);
    incoming.push(ringing);
    try {
      await notifyDesk(eventOf(ringing, 'in', 'ringing'));
    } catch (error) {
      line.cancel();
      ringing.state = 'ended';
      throw error;
    }
    return ringing;
  }

  function pickUp(line: Ringing, presses: string | undefined) {
    const { call: out } = line;
    out.outcome = 'answered';
    line.cancel = later(MESSAGE_LASTS, async () => report(eventOf(out, 'out', 'ended')));
    return async () => {
      await report(eventOf(out, 'out', 'answered'));
      if (presses === undefined) return;
      out.pressed = presses;
      await report(eventOf(out, 'out', 'digits', presses));
    };
  }
  function ring(line: Ringing, behaviour: Answering): Release {
    const fail = (outcome: 'unanswered' | 'busy') => async () => {
      line.call.outcome = outcome;
      await report(eventOf(line.call, 'out', outcome));
    };
    switch (behaviour.answers) {
      case 'busy':
        return later(BUSY_AFTER, fail('busy'));
      case 'never':
        return later(RINGS_FOR, fail('unanswered'));
      case 'after': {
        const delay = Temporal.Duration.from(behaviour.delay);
        const tooLate = Temporal.Duration.compare(delay, RINGS_FOR) >= 0;
        return tooLate ? later(RINGS_FOR, fail('unanswered')) : later(delay, async () => pickUp(line, behaviour.presses)());
      }
    }
  }

  return {
    call,
    turnAway: (calls: number) => void (turnedAway = calls),
    when: (number: string, behaviour: Answering) => void behaviours.set(number, behaviour),
    placed,
    incoming,
    undelivered,
    /** The desk calls somebody. */
    place({ from, to, says }: { from: string; to: string; says: string }): PlacedCall {
      if (turnedAway > 0) {
        turnedAway--;
        throw new Refusal('out-of-order', 'The network places no call at this moment. Try again.', 503);
      }
      const out: PlacedCall = { id: ids.uuid('telephone-call'), at: clock.now(), from, to, says, outcome: 'ringing' };
      const line: Ringing = { call: out, cancel: () => undefined };
      placed.push(out);
      placedLines.set(out.id, line);
      line.cancel = ring(line, behaviours.get(to) ?? { answers: 'after', delay: PICKED_UP_AFTER });
      return out;
    },
    answer(id: string): void {
      const line = lineTo(id, 'ringing', 'answered');
      line.cancel();
      line.call.state = 'answered';
      line.call.answeredAt = clock.now();
    },
    say: (id: string, text: string) => void lineTo(id, 'answered', 'spoken to').call.heard.push(text),
    /** The desk hangs up, on a caller or on somebody it called. */
    hangUp(id: string): void {
      const out = placedLines.get(id);
      if (out) {
        out.cancel();
        if (out.call.outcome === 'ringing') out.call.outcome = 'unanswered';
        return;
      }
      const line = lineTo(id, 'answered', 'hung up on');
      line.call.state = 'ended';
    },
    close() {
      for (const { cancel } of [...lines.values(), ...placedLines.values()]) cancel();
    },
  };
}
export type Exchange = ReturnType<typeof createExchange>;
