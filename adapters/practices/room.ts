import Type from 'typebox';

/** The room of an incident, as the desk tells it. Instants are ISO. */
export interface RoomState {
  /** Proposed as a major incident, and neither declared nor rejected yet. */
  readonly candidate: { readonly by: string; readonly reason: string } | null;
  /** Promises to audiences, in order. `due`: the time that the last notice promised. */
  readonly notices: readonly {
    readonly audience: string;
    readonly due: string;
    readonly state: 'upcoming' | 'overdue' | 'completed' | 'late' | 'skipped';
    readonly doneAt: string | null;
  }[];
  readonly bridge: readonly {
    readonly at: string;
    readonly by: string;
    readonly text: string;
    readonly checkAt: string | null;
  }[];
  readonly affected: readonly string[];
  /** Command offered to somebody who has not answered yet. */
  readonly offered: { readonly to: string; readonly brief: string } | null;
  /** Null: none is due. */
  readonly report: {
    readonly owner: string;
    readonly due: string;
    readonly overdue: boolean;
    readonly issued: {
      readonly at: string;
      readonly cause: string;
      readonly actions: readonly {
        readonly id: string;
        readonly owner: string;
        readonly due: string;
        readonly doneAt: string | null;
      }[];
    } | null;
  } | null;
  /** A complaint, or what its caller has escalated: it closes only with the caller's consent, and is kept until then at least. */
  readonly consent: { readonly needed: boolean; readonly keptUntil: string | null };
  /** The teams that it was given to, in order. */
  readonly teams: readonly { readonly name: string; readonly at: string }[];
}

/** What one person can do in the room of a major incident, and with a complaint. */
export interface RoomSession {
  state(reference: string): Promise<RoomState>;
  propose(reference: string, reason: string): Promise<void>;
  reject(reference: string, reason: string): Promise<void>;
  standDown(reference: string, reason: string): Promise<void>;
  /** Names the first manager: the present holder of a role. */
  nameManager(reference: string, role: string): Promise<void>;
  /** `next`: when it promises the next one; absent: the interval of the plan. */
  notice(reference: string, audience: string, text: string, next?: string): Promise<void>;
  skipNotice(reference: string, audience: string, reason: string): Promise<void>;
  bridge(reference: string, text: string, checkAt?: string): Promise<void>;
  affected(reference: string, organisations: readonly string[]): Promise<void>;
  offerCommand(reference: string, role: string, brief: string): Promise<void>;
  acceptCommand(reference: string): Promise<void>;
  declineCommand(reference: string, reason: string): Promise<void>;
  report(
    reference: string,
    cause: string,
    actions: readonly { readonly what: string; readonly owner: string; readonly due: string }[],
  ): Promise<void>;
  actionDone(reference: string, action: string, how: string): Promise<void>;
  escalateForCaller(reference: string, reason: string): Promise<void>;
  /** Gives it to a team of the desk. */
  assign(reference: string, team: string): Promise<void>;
}

const text = Type.String();
const maybe = Type.Union([text, Type.Null()]);

/** The shape of `RoomState`. */
export const roomShape = Type.Object({
  candidate: Type.Union([Type.Object({ by: text, reason: text }), Type.Null()]),
  notices: Type.Array(
    Type.Object({
      audience: text,
      due: text,
      state: Type.Enum(['upcoming', 'overdue', 'completed', 'late', 'skipped']),
      doneAt: maybe,
    }),
  ),
  bridge: Type.Array(Type.Object({ at: text, by: text, text, checkAt: maybe })),
  affected: Type.Array(text),
  offered: Type.Union([Type.Object({ to: text, brief: text }), Type.Null()]),
  report: Type.Union([
    Type.Object({
      owner: text,
      due: text,
      overdue: Type.Boolean(),
      issued: Type.Union([
        Type.Object({
          at: text,
          cause: text,
          actions: Type.Array(Type.Object({ id: text, owner: text, due: text, doneAt: maybe })),
        }),
        Type.Null(),
      ]),
    }),
    Type.Null(),
  ]),
  consent: Type.Object({ needed: Type.Boolean(), keptUntil: maybe }),
  teams: Type.Array(Type.Object({ name: text, at: text })),
});
