import type { TelephoneNetwork } from './client.ts';
import type { Calls, RingingCall } from './types.ts';
import type { Actor } from '../../domain/access/actor.ts';
import type { DeskService } from '../../service/types.ts';
import { faultFacts, type Log } from '../../telemetry/log.ts';
import { Refusal, type Clock } from '../../../kernel/index.ts';

/** The network's report about a call. */
export interface TelephoneEvent {
  readonly callId: string;
  readonly direction: 'in' | 'out';
  readonly event: 'ringing' | 'answered' | 'unanswered' | 'busy' | 'digits' | 'abandoned' | 'ended';
  readonly from: string;
  readonly to: string;
  readonly at: string;
  readonly digits?: string;
}

export interface CallsOptions {
  readonly service: Pick<
    DeskService,
    'open' | 'known' | 'command' | 'escalationByCall' | 'unreached' | 'missedCall' | 'subscribe'
  >;
  readonly network: TelephoneNetwork | null;
  readonly clock: Clock;
  readonly log: Log;
}

const NETWORK: Actor = { id: 'telephone', name: 'The telephone', role: 'system', organisation: null };
const ACKNOWLEDGES = '1';

/** Incoming and outgoing calls. Ringing calls are held in memory only: a restart forgets them, as a switchboard does. */
export function deskCalls({ service, network, clock, log }: CallsOptions) {
  const calls = new Map<string, RingingCall>();
  // The network may report on a call before its id is committed; the report then waits for that commit.
  const early = new Map<string, () => Promise<boolean>>();

  const pressed = async (callId: string, digits: string): Promise<boolean> => {
    const escalation = await service.escalationByCall(callId);
    if (!escalation) return false;
    const { reference, step, to } = escalation;
    // Only a step of the plan is acknowledged; a call about a hand-off informs.
    if (step === undefined || !digits.includes(ACKNOWLEDGES)) return true;
    try {
      await service.command(reference, { do: 'acknowledgeEscalation', step, by: to }, NETWORK);
    } catch (error) {
      // A second or late key press changes nothing.
      if (!(error instanceof Refusal)) throw error;
    }
    return true;
  };
  /** An unreached call cannot be acknowledged, so the plan does not wait for it. */
  const unreached = async (callId: string, why: 'busy' | 'unanswered'): Promise<boolean> => {
    const escalation = await service.escalationByCall(callId);
    if (!escalation) return false;
    const { reference, ...call } = escalation;
    await service.unreached(reference, { ...call, why, callId });
    return true;
  };
  /** The action for a report on an outgoing call; resolves with false while the call is not known yet. */
  const reported = ({ callId, event, digits }: TelephoneEvent): (() => Promise<boolean>) | null => {
    if (event === 'digits') return async () => pressed(callId, digits ?? '');
    if (event === 'busy' || event === 'unanswered') return async () => unreached(callId, event);
    return null;
  };
  const unsubscribe = service.subscribe(async () => {
    for (const [callId, report] of early) {
      if (!(await service.escalationByCall(callId))) continue;
      early.delete(callId);
      clock.track(report()).catch((error: unknown) => log('escalation-report-lost', faultFacts(error)));
    }
  });

  const answer = async (callId: string) => {
    const call = calls.get(callId);
    if (!network || !call) throw new Refusal('not-found', 'This call is no longer ringing.', 404);
    if (call.state === 'answered') return;
    try {
      await network.answer(callId);
    } catch (error) {
      log('call-not-answered', faultFacts(error));
      throw new Refusal(
        'wrong-state',
        'The telephone network could not put this call through. The caller may have hung up.',
        409,
      );
    }
    calls.set(callId, { ...call, state: 'answered' });
  };
  /** The incident is already committed, so a caller who hung up changes nothing. */
  const sayReference = async (callId: string, reference: string) => {
    if (!network || !calls.has(callId)) return;
    calls.delete(callId);
    try {
      await network.say(callId, `Your reference is ${reference}.`);
      await network.hangUp(callId);
    } catch (error) {
      log('reference-not-said', faultFacts(error));
    }
  };

  const intake: Calls & { receive(event: TelephoneEvent): Promise<void>; close(): void } = {
    ringing: () => [...calls.values()].filter(({ state }) => state === 'ringing'),
    answer,
    async log(contact, actor, asked) {
      const { callId } = contact;
      if (callId !== undefined && calls.has(callId)) {
        // A contact that would be refused leaves the call ringing.
        await service.known(contact, actor, asked);
        await answer(callId);
      }
      const incident = await service.open(contact, actor, asked);
      if (callId !== undefined) await sayReference(callId, incident.reference);
      return incident;
    },
    async receive(received) {
      const { callId, direction, event, from } = received;
      if (direction === 'out') {
        const report = reported(received);
        if (report && !(await report())) early.set(callId, report);
        if (event === 'ended') early.delete(callId);
        return;
      }
      if (event === 'ringing') {
        calls.set(callId, { callId, from, since: clock.now().toString(), state: 'ringing' });
        return;
      }
      const call = calls.get(callId);
      if (event === 'answered' && call) calls.set(callId, { ...call, state: 'answered' });
      if (event === 'abandoned' || event === 'unanswered' || event === 'busy' || event === 'ended') calls.delete(callId);
      if (event === 'abandoned' || event === 'unanswered' || event === 'busy') await service.missedCall({ callId, from });
    },
    close: unsubscribe,
  };
  return intake;
}
export type DeskCalls = ReturnType<typeof deskCalls>;
