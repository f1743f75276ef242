import type { Contact, Policy, Rota, RotaPolicy, Weekday } from './types.ts';

const DAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const SLOT = /^(mon|tue|wed|thu|fri|sat|sun) ([01]\d|2[0-3]):([0-5]\d)$/;
export const WEEK_MINUTES = 7 * 24 * 60;

/** Minutes from Monday 00:00 to a time of the week like `fri 18:00`; null for other text. */
export function minuteOfWeek(text: string): number | null {
  const [, day, hours, minutes] = SLOT.exec(text) ?? [];
  return day === undefined ? null : DAYS.indexOf(day as Weekday) * 1440 + Number(hours) * 60 + Number(minutes);
}
/** `fri 18:00`. */
export function timeOfWeek(minute: number): string {
  const at = ((minute % WEEK_MINUTES) + WEEK_MINUTES) % WEEK_MINUTES;
  const two = (n: number) => String(n).padStart(2, '0');
  return `${DAYS[Math.floor(at / 1440)]} ${two(Math.floor((at % 1440) / 60))}:${two(at % 60)}`;
}

/**
 * The contact that holds a role at an instant, or undefined for an unknown role. Name, number and address are those of the person on the
 * rota; a number or address that the rota leaves out is the role's. A role without a rota is always its contact. A handover happens once,
 * when its local time first arrives: a repeated hour does not hand the role back, and a skipped one hands it over when it would have begun.
 */
export function contactAt(
  { contacts, rota }: Pick<Policy, 'contacts' | 'rota'>,
  role: string,
  at: Temporal.Instant,
): Contact | undefined {
  const contact = contacts.find((each) => each.role === role);
  const own = rota.rotas.find((each) => each.role === role);
  if (!contact || !own) return contact;
  const who = holderAt(own, rota.zone, at);
  const person = rota.people.find(({ id }) => id === who);
  if (!person) return contact;
  const { name, telephone = contact.telephone, mail = contact.mail } = person;
  return { ...contact, name, telephone, mail };
}

/** The instants between `from` and `until`, neither included, at which a role of the rota may change hands; earliest first, each once. */
export function handovers(
  { rotas, zone }: RotaPolicy,
  role: string,
  from: Temporal.Instant,
  until: Temporal.Instant,
): readonly Temporal.Instant[] {
  const own = rotas.find((each) => each.role === role);
  if (!own) return [];
  const ends = (own.exceptions ?? []).flatMap((each) => [each.from, each.to]).map((local) => instantOf(local, zone));
  const weekly: Temporal.Instant[] = [];
  for (let monday = mondayOf(from, zone); ; monday = monday.add({ days: 7 })) {
    const starts = startsIn(own.week, monday, zone).map((each) => each.from);
    weekly.push(...starts);
    if (starts.every((start) => Temporal.Instant.compare(start, until) >= 0)) break;
  }
  const inside = [...ends, ...weekly].filter(
    (at) => Temporal.Instant.compare(at, from) > 0 && Temporal.Instant.compare(at, until) < 0,
  );
  const each = new Map(inside.map((at) => [at.epochNanoseconds, at]));
  return [...each.values()].sort((a, b) => Temporal.Instant.compare(a, b));
}

const instantOf = (local: string, zone: string): Temporal.Instant =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant();

function mondayOf(at: Temporal.Instant, zone: string): Temporal.PlainDate {
  const today = at.toZonedDateTimeISO(zone).toPlainDate();
  return today.subtract({ days: today.dayOfWeek - 1 });
}

const startsIn = (week: Rota['week'], monday: Temporal.PlainDate, zone: string) =>
  week.map(({ from, who }) => ({
    who,
    from: monday
      .toPlainDateTime()
      .add({ minutes: minuteOfWeek(from)! })
      .toZonedDateTime(zone)
      .toInstant(),
  }));

function holderAt({ week, exceptions = [] }: Rota, zone: string, at: Temporal.Instant): string | undefined {
  const exception = exceptions.find(
    ({ from, to }) =>
      Temporal.Instant.compare(instantOf(from, zone), at) <= 0 && Temporal.Instant.compare(at, instantOf(to, zone)) < 0,
  );
  if (exception) return exception.who;
  const monday = mondayOf(at, zone);
  // The turn that began last. The week has no gap, so the next turn ends it.
  return [monday.subtract({ days: 7 }), monday]
    .flatMap((start) => startsIn(week, start, zone))
    .filter(({ from }) => Temporal.Instant.compare(from, at) <= 0)
    .sort((a, b) => Temporal.Instant.compare(a.from, b.from))
    .at(-1)?.who;
}
