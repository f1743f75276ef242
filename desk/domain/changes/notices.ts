import type { ChangeFact } from './facts.ts';
import { workingDaysOf, type Standing, type Surroundings } from './surroundings.ts';
import type { Addressee, Change, Notice, NoticeKind } from './types.ts';
import { clearDays, lastSendingDay } from './working-days.ts';

/** How one addressee stands with the present plan of a change. */
export interface NoticeStanding extends Addressee {
  readonly name: string;
  /** When the receiver's mail system took it; null while it has not, or after it came back. */
  readonly givenAt: string | null;
  readonly returned: boolean;
  /** Clear working days between the giving and the start; null while nothing is given. */
  readonly clearDays: number | null;
  readonly enough: boolean;
  readonly acknowledgedAt: string | null;
  /** The last day on which a notice can still be sent in time, by this customer's calendar. */
  readonly sendBy: string | null;
}

/** Kinds that tell of the present plan. A chase repeats it, so one that arrives is a notice from then on. */
const TELLING: readonly NoticeKind[] = ['notice', 'move', 'chase', 'emergency'];

export const ofPlan = ({ notices, plan }: Change): readonly Notice[] =>
  notices.filter((one) => one.plan === plan && TELLING.includes(one.kind));

/** Every addressee of a change: the clinical users of each organisation that it affects. */
export const addresseesOf = (change: Pick<Change, 'organisations'>, { rules }: Pick<Standing, 'rules'>) =>
  rules.customers
    .filter(({ organisation }) => change.organisations.includes(organisation))
    .flatMap(({ organisation, tell }) => tell.map(({ id, name, mail }) => ({ organisation, contact: id, name, mail })));

export function noticeStandings(change: Change, standing: Standing): readonly NoticeStanding[] {
  const { workingDays } = standing.rules.notice;
  const start = change.start === null ? null : Temporal.Instant.from(change.start);
  return addresseesOf(change, standing).map(({ organisation, contact, name }) => {
    const isOwn = (one: Addressee) => one.organisation === organisation && one.contact === contact;
    const own = ofPlan(change).filter(isOwn);
    const given = own.flatMap(({ deliveredAt }) => deliveredAt ?? []).sort()[0] ?? null;
    const days = workingDaysOf(organisation, standing);
    const clear = given === null || start === null ? null : clearDays(days, Temporal.Instant.from(given), start);
    return {
      organisation,
      contact,
      name,
      givenAt: given,
      returned: given === null && own.some(({ returnedAt }) => returnedAt !== null),
      clearDays: clear,
      enough: clear !== null && clear >= workingDays,
      acknowledgedAt: change.acknowledged.find((one) => one.plan === change.plan && isOwn(one))?.at ?? null,
      sendBy: start === null ? null : lastSendingDay(days, start, workingDays).toString(),
    };
  });
}

/** The last day on which a notice to everybody is in time: the strictest calendar decides. Null without a start. */
export function lastDayToTellAll(change: Change, standing: Standing): string | null {
  return (
    noticeStandings(change, standing)
      .flatMap(({ sendBy }) => sendBy ?? [])
      .sort()[0] ?? null
  );
}

/** The fact that tells everybody, or those given. None when there is nobody to tell. */
export function issue(
  change: Pick<Change, 'organisations'>,
  kind: NoticeKind,
  standing: Pick<Standing, 'rules'>,
  only: (one: Addressee) => boolean = () => true,
): readonly ChangeFact[] {
  const to = addresseesOf(change, standing).filter(only);
  if (to.length === 0) return [];
  return [
    {
      type: 'noticesIssued',
      kind,
      to: to.map(({ organisation, contact }) => ({ organisation, contact })),
      texts: Object.fromEntries(to.map(({ organisation, contact, mail }) => [`${organisation}/${contact}`, mail])),
    },
  ];
}

/** When each silent addressee is to be chased; none after the start, nor more often than the policy says. */
export function chasesDue(change: Change, standing: Standing): readonly (Addressee & { readonly due: Temporal.Instant })[] {
  if (change.state !== 'scheduled' || change.start === null) return [];
  const { chaseEvery, chases } = standing.rules.notice;
  const start = Temporal.Instant.from(change.start);
  return noticeStandings(change, standing).flatMap((one) => {
    if (one.acknowledgedAt !== null) return [];
    const own = ofPlan(change).filter((notice) => notice.organisation === one.organisation && notice.contact === one.contact);
    const last = own.at(-1);
    if (!last || own.filter(({ kind }) => kind === 'chase').length >= chases) return [];
    const due = Temporal.Instant.from(last.issuedAt).add(chaseEvery);
    return Temporal.Instant.compare(due, start) < 0 ? [{ organisation: one.organisation, contact: one.contact, due }] : [];
  });
}

export function chase(change: Change, standing: Standing, now: Temporal.Instant): readonly ChangeFact[] {
  const due = chasesDue(change, standing).filter((one) => Temporal.Instant.compare(one.due, now) <= 0);
  return due.length === 0
    ? []
    : issue(change, 'chase', standing, (one) =>
        due.some((d) => d.organisation === one.organisation && d.contact === one.contact),
      );
}

/** Refused by `begin` unless everybody was told early enough. In words, with who was not. */
export function notGiven(change: Change, surroundings: Surroundings): readonly string[] {
  const { workingDays } = surroundings.rules.notice;
  return noticeStandings(change, surroundings)
    .filter(({ enough }) => !enough)
    .map(({ name, organisation, clearDays: clear, returned }) => {
      const who = `${name} of ${surroundings.policy.organisations.find(({ id }) => id === organisation)?.name ?? organisation}`;
      if (clear === null) return returned ? `the notice to ${who} came back` : `${who} has no notice`;
      return `${who} was told ${clear} clear working days before, and ${workingDays} are due`;
    });
}
