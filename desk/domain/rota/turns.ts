import { contactAt, handovers, type Policy } from '../../../standards/index.ts';

/** A span in which one person holds a role of the rota. */
export interface Turn {
  readonly role: string;
  readonly title: string;
  readonly name: string;
  readonly telephone: string;
  readonly mail: string;
  /** ISO instants; `to` is the next turn's `from`. */
  readonly from: string;
  readonly to: string;
}

/** Holders of a rota's roles from `from` to `until`. */
export type TurnsOf = (policy: Policy, from: Temporal.Instant, until: Temporal.Instant) => readonly Turn[];

/**
 * Turns by role in the order of the rota, each role from `from` to `until` without a gap. Consecutive turns of the same person
 * are merged. Pure.
 */
export const turnsOf: TurnsOf = (policy, from, until) =>
  policy.rota.rotas.flatMap(({ role }) => {
    const begins = [from, ...handovers(policy.rota, role, from, until)];
    return begins.reduce<Turn[]>((turns, begin, i) => {
      const held = contactAt(policy, role, begin);
      if (!held) return turns;
      const to = String(begins[i + 1] ?? until);
      const last = turns.at(-1);
      if (last && last.name === held.name && last.telephone === held.telephone && last.mail === held.mail)
        return [...turns.slice(0, -1), { ...last, to }];
      const { title, name, telephone, mail } = held;
      return [...turns, { role, title, name, telephone, mail, from: String(begin), to }];
    }, []);
  });
