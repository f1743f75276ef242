import type { Contact, RotaPolicy, Standard } from '../../standards/index.ts';
import { writtenRoster } from './written.ts';

/*
 * The rota read a second time, from what standards/README.md says of rota.yaml: an exception goes before the week, a turn lasts until the
 * next one begins, and a handover happens once, when its local time first arrives, or, where the clocks skip that time, when it would have.
 */
interface Roster {
  readonly contacts: readonly Contact[];
  readonly rota: RotaPolicy;
}
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const DAY_MS = 86_400_000;
const LOCAL = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)/;

/** Epoch milliseconds at which a zone's clocks first show a local time. Tries the offsets of the days around it. */
function firstShown(date: string, time: string, zone: string): number {
  const asUtc = Temporal.Instant.from(`${date}T${time}Z`).epochMilliseconds;
  const before = asUtc - offsetMs(asUtc - DAY_MS, zone);
  const after = asUtc - offsetMs(asUtc + DAY_MS, zone);
  const shown = [before, after].filter((at) => at + offsetMs(at, zone) === asUtc).sort((a, b) => a - b);
  return shown[0] ?? before;
}
const offsetMs = (epochMs: number, zone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;

/** The person who holds a role at an instant; the role's contact when it has no rota. Throws for a role that nobody holds. */
export function holderIn({ contacts, rota }: Roster, role: string, at: Temporal.Instant): Contact {
  const contact = contacts.find((each) => each.role === role);
  if (!contact) throw new Error(`The standard has no contact of the role ${role}.`);
  const own = rota.rotas.find((each) => each.role === role);
  const person = own && rota.people.find(({ id }) => id === onCall(own, rota.zone, at.epochMilliseconds));
  if (!person) return contact;
  return { ...contact, name: person.name, telephone: person.telephone ?? contact.telephone, mail: person.mail ?? contact.mail };
}

function onCall({ week, exceptions = [] }: RotaPolicy['rotas'][number], zone: string, now: number): string | undefined {
  const instantOf = (local: string) => {
    const [, date = '', time = ''] = LOCAL.exec(local) ?? [];
    return firstShown(date, time, zone);
  };
  for (const { from, to, who } of exceptions) if (instantOf(from) <= now && now < instantOf(to)) return who;
  // Backwards day by day: the latest handover that has happened gave the role to whoever has it. Nine days hold a whole week.
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  for (let ago = -1; ago <= 8; ago++) {
    const date = today.subtract({ days: ago });
    const begun = week
      .filter(({ from }) => from.startsWith(DAYS[date.dayOfWeek - 1]!))
      .map(({ from, who }) => ({ who, at: firstShown(String(date), from.slice(4), zone) }))
      .filter((turn) => turn.at <= now)
      .sort((a, b) => b.at - a.at);
    if (begun[0]) return begun[0].who;
  }
  return undefined;
}

/** The same by the standard's files as they are written. */
export const holderOf = (standard: Pick<Standard, 'texts'>, role: string, at: Temporal.Instant): Contact =>
  holderIn(writtenRoster(standard), role, at);

/** Who is called instead of a role's contact, in order: its deputy, then that one's, each once. */
export function deputiesIn(contacts: readonly Contact[], role: string, called: readonly string[] = [role]): readonly Contact[] {
  const next = contacts.find(({ role: own }) => own === contacts.find((each) => each.role === role)?.deputy);
  return !next || called.includes(next.role) ? [] : [next, ...deputiesIn(contacts, next.role, [...called, next.role])];
}
