import type { RoomSession, RoomState } from '../practices/room.ts';

interface Wire {
  readonly act: (reference: string, verb: string, body?: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly incident: (reference: string) => Promise<unknown>;
}

interface Shown {
  readonly room: Omit<RoomState, 'consent' | 'teams'>;
  readonly consent: RoomState['consent'];
  readonly timeline: readonly { readonly type: string; readonly at: string; readonly says: string }[];
}
/** The sentence of an assignment ends with its team. */
const TEAM = / to (?:the team )?(.+?)\.?$/;

/** The room at the built-in desk's REST API. */
export const roomSession = ({ act, incident }: Wire): RoomSession => ({
  async state(reference) {
    const { room, consent, timeline } = (await incident(reference)) as Shown;
    const teams = timeline
      .filter(({ type }) => type === 'assigned')
      .map(({ says, at }) => ({ name: TEAM.exec(says)?.[1] ?? says, at }));
    return { ...room, consent, teams };
  },
  propose: async (reference, reason) => act(reference, 'propose', { reason }),
  reject: async (reference, reason) => act(reference, 'reject', { reason }),
  standDown: async (reference, reason) => act(reference, 'stand-down', { reason }),
  nameManager: async (reference, manager) => act(reference, 'manager', { manager }),
  notice: async (reference, audience, text, next) =>
    act(reference, 'notice', { audience, text, ...(next !== undefined && { next }) }),
  skipNotice: async (reference, audience, reason) => act(reference, 'skip-notice', { audience, reason }),
  bridge: async (reference, text, checkAt) => act(reference, 'bridge', { text, ...(checkAt !== undefined && { checkAt }) }),
  affected: async (reference, organisations) => act(reference, 'affected', { organisations }),
  offerCommand: async (reference, manager, brief) => act(reference, 'offer-command', { manager, brief }),
  acceptCommand: async (reference) => act(reference, 'accept-command'),
  declineCommand: async (reference, reason) => act(reference, 'decline-command', { reason }),
  report: async (reference, cause, actions) => act(reference, 'report', { cause, actions }),
  actionDone: async (reference, action, how) => act(reference, 'report-action', { action, how }),
  assign: async (reference, team) => act(reference, 'assign', { team }),
  escalateForCaller: async (reference, reason) => act(reference, 'escalate', { reason }),
});
