import { localTimes, Refusal } from '../../../kernel/index.ts';

/** A year plus its end day. Default: four weeks. */
const MOST_DAYS = 366;
const USUAL_DAYS = 28;

const day = (name: string, written: string): Temporal.PlainDate => {
  try {
    if (!/^\d{4}-\d\d-\d\d$/.test(written)) throw new RangeError();
    return Temporal.PlainDate.from(written);
  } catch {
    throw new Refusal('invalid', `"${name}" must be a date, for example 2026-12-25.`, 400);
  }
};

/** The local midnights that bound a rota query: from today or the given date, for four weeks or up to a year. */
export function rotaSpan(
  asked: { readonly from?: string; readonly until?: string },
  now: Temporal.Instant,
  zone: string,
): { readonly from: Temporal.Instant; readonly until: Temporal.Instant } {
  const times = localTimes(zone);
  const from = asked.from === undefined ? times.dateOf(now) : day('from', asked.from);
  const until = asked.until === undefined ? from.add({ days: USUAL_DAYS }) : day('until', asked.until);
  const days = from.until(until).days;
  if (days < 1 || days > MOST_DAYS)
    throw new Refusal('invalid', `"until" must be 1 to ${MOST_DAYS} days after "from"; it is ${days}.`, 400);
  return { from: times.startOf(from), until: times.startOf(until) };
}
