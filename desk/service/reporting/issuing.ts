import type { Core } from '../core.ts';
import type { wordsOf } from './explained.ts';
import type { KeptFacts } from './incident-facts.ts';
import { SYSTEM } from '../../domain/access/system.ts';
import { issuedAs, pack, reportsRegister, unpack, type IssuedReport, type Report } from '../../domain/reporting/index.ts';
import { reportLetter } from '../../messages/report-letter.ts';
import { numberOf, referenceOf } from '../../store/index.ts';
import type { Issued, IssuedRow } from '../../views/report-view.ts';
import type { Release } from '../../../kernel/index.ts';

/** Later than this after its time, a report counts as late. */
const LATE_MS = 3_600_000;
/** A report that should have left longer ago than this is not mailed by itself: after years of standstill nobody waits for it. */
const TOO_OLD_MS = 31 * 86_400_000;
const AGAIN_MS = 60_000;

export interface Issuing {
  /** The issued report of a month; null: there is none. */
  find(period: string, organisation: string | null): Promise<{ readonly report: Report; readonly issued: Issued } | null>;
  /** Newest month first; null: of everybody, and of the whole desk. */
  list(organisation: string | null): Promise<readonly IssuedRow[]>;
  /** Freezes and sends what is due, and sets the timer for the next. */
  start(): void;
  stop(): void;
}

/**
 * Freezes each month's reports when it ends and mails each customer its own on the agreed day. What fell due while no desk ran is done at the
 * start, and marked late. Each report is one entry of the register, so that several processes freeze and send it once.
 */
export function issuing(core: Core, kept: KeptFacts, words: ReturnType<typeof wordsOf>): Issuing {
  const facts = kept.all;
  const { clock, parts, policy } = core;
  const { reports } = parts;
  const register = core.register(() => reportsRegister);
  let timer: Release | undefined;
  let stopped = false;

  const monthAt = (ms: number) => {
    const date = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(parts.policy.zone);
    return reports.periodOf(date.toPlainDate().toPlainYearMonth().toString(), parts.policy.zone);
  };
  /** The months of this desk that are over, oldest first, and when the running one ends. */
  const months = () => {
    const now = clock.now().epochMilliseconds;
    const ended = [];
    const [first] = policy.policies();
    let month = monthAt(first === undefined ? now : Temporal.Instant.from(first.since).epochMilliseconds);
    for (; month.to <= now; month = monthAt(month.to)) ended.push(month);
    return { ended, next: month.to };
  };
  const issuedOnes = async () => {
    const all: { readonly reference: string; readonly state: string }[] = [];
    for (;;) {
      const last = all.at(-1)?.reference;
      const page = await register.list(last === undefined ? {} : { after: last });
      if (page.length === 0) return all;
      all.push(...page);
    }
  };

  const freeze = async (month: ReturnType<typeof monthAt>, organisation: string | null) => {
    const question = { period: month, organisation, service: null };
    const report = pack(reports.reportOf(await facts(), question, month.to, parts.policy.reporting), (each) => numberOf(each)!);
    await register.run(
      issuedAs(month.id, organisation),
      (entry, now) =>
        entry !== null ? [] : [{ type: 'frozen', organisation, late: now.epochMilliseconds - month.to > LATE_MS, report }],
      SYSTEM,
    );
  };
  const send = async (reference: string, due: number) => {
    const entry = await register.one(reference);
    const recipient = parts.policy.reporting.recipients.find(({ organisation }) => organisation === entry.organisation);
    if (!recipient) return;
    const report = unpack(entry.report, referenceOf);
    const question = {
      period: reports.periodOf(report.period, parts.policy.zone),
      organisation: entry.organisation,
      service: null,
    };
    // Causes are written after the month; those known by now are told.
    const { misses } = reports.reportOf(await facts(), question, question.period.to, parts.policy.reporting);
    const { name, mail: to } = recipient;
    const texts = { to, name, ...reportLetter(report, await words.explained({ misses }), name, parts.policy) };
    await register.run(
      reference,
      (now, at) => (now?.letter !== null ? [] : [{ type: 'sent', late: at.epochMilliseconds - due > LATE_MS, texts }]),
      SYSTEM,
    );
  };

  const work = async (): Promise<number> => {
    await policy.refresh();
    const { ended, next } = months();
    const known = new Map((await issuedOnes()).map(({ reference, state }) => [reference, state]));
    let soonest = next;
    const customers = parts.policy.organisations.map(({ id }) => id);
    for (const month of ended) {
      for (const organisation of [null, ...customers])
        if (!known.has(issuedAs(month.id, organisation))) await freeze(month, organisation);
      const due = reports.sendAt(month.to, parts.policy)?.epochMilliseconds;
      const now = clock.now().epochMilliseconds;
      if (due === undefined || now - due > TOO_OLD_MS) continue;
      if (due > now) soonest = Math.min(soonest, due);
      else
        for (const { organisation } of parts.policy.reporting.recipients) {
          const reference = issuedAs(month.id, organisation);
          if ((known.get(reference) ?? 'frozen') === 'frozen') await send(reference, due);
        }
    }
    return soonest;
  };
  const run = async () => {
    timer = undefined;
    const next = await work().catch((error: unknown) => {
      if (!stopped) process.emitWarning(`The reports could not be issued and are tried again in a minute: ${String(error)}`);
      return clock.now().epochMilliseconds + AGAIN_MS;
    });
    if (!stopped) timer = clock.at(Temporal.Instant.fromEpochMilliseconds(next), run);
  };

  return {
    async find(period, organisation) {
      const entry = await register.find(issuedAs(period, organisation));
      return entry && { report: unpack(entry.report, referenceOf), issued: issuedView(entry) };
    },
    async list(organisation) {
      const rows = await issuedOnes();
      const entries = await Promise.all(rows.map(async ({ reference }) => register.one(reference)));
      return entries
        .filter((entry) => organisation === null || entry.organisation === organisation)
        .map((entry) => ({ period: entry.report.period, organisation: entry.organisation, issued: issuedView(entry) }))
        .sort((a, b) =>
          a.period === b.period ? ((a.organisation ?? '') < (b.organisation ?? '') ? -1 : 1) : a.period < b.period ? 1 : -1,
        );
    },
    start() {
      void clock.track(run());
      // So that the first reader of a report does not wait for every incident to be counted.
      if (clock.kind === 'real') void facts().catch(() => undefined);
    },
    stop() {
      stopped = true;
      kept.close();
      timer?.();
    },
  };
}

const issuedView = ({ at, late, letter }: IssuedReport): Issued => ({ at, late, letter });
