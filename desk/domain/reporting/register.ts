import type { PackedReport } from './packed.ts';
import type { Delivery, Recorded, Register } from '../registers/index.ts';

/** The record of an issued report: frozen when its month ended, then sent. */
export type ReportFact =
  | {
      readonly type: 'frozen';
      /** Null: the report of the whole desk. */
      readonly organisation: string | null;
      readonly late: boolean;
      readonly report: PackedReport;
    }
  | {
      readonly type: 'sent';
      readonly late: boolean;
      readonly texts: { readonly to: string; readonly name: string; readonly subject: string; readonly text: string };
    }
  | { readonly type: 'delivered'; readonly outcome: Delivery['outcome']; readonly texts?: { readonly why: string } };

export interface IssuedReport {
  readonly reference: string;
  readonly organisation: string | null;
  /** ISO instant. */
  readonly at: string;
  readonly late: boolean;
  readonly report: PackedReport;
  readonly letter: {
    readonly to: string;
    readonly name: string;
    readonly at: string;
    readonly late: boolean;
    readonly outcome: 'waiting' | Delivery['outcome'];
    readonly why: string | null;
  } | null;
}

/** `2026-03.northgate`, or `2026-03.all`: it has one issued report, whoever freezes it. */
export const issuedAs = (period: string, organisation: string | null): string => `${period}.${organisation ?? 'all'}`;

const fold = (reference: string, facts: readonly Recorded<ReportFact>[]): IssuedReport | null =>
  facts.reduce<IssuedReport | null>((issued, fact) => {
    if (fact.type === 'frozen') {
      const { at, organisation, late, report } = fact;
      return { reference, organisation, at, late, report, letter: null };
    }
    if (issued === null) return null;
    if (fact.type === 'sent') {
      const { to, name } = fact.texts;
      return { ...issued, letter: { to, name, at: fact.at, late: fact.late, outcome: 'waiting', why: null } };
    }
    if (issued.letter === null) return issued;
    return { ...issued, letter: { ...issued.letter, outcome: fact.outcome, why: fact.texts?.why ?? null } };
  }, null);

/** The issued reports. The service freezes and sends them, because it reads the log for it; the record looks at nothing by itself. */
export const reportsRegister: Register<ReportFact, IssuedReport> = {
  name: 'reports',
  prefix: '',
  fold,
  row: ({ organisation, report, letter }) => ({
    state: letter === null ? 'frozen' : letter.outcome,
    title: report.period,
    organisations: [organisation ?? ''],
    due: null,
  }),
  letters: (_, fact) => {
    if (fact.type !== 'sent') return [];
    const { to, subject, text } = fact.texts;
    return [{ key: 'report', to, subject, text }];
  },
  onDelivery: (_, _letter, delivery) => [
    {
      type: 'delivered',
      outcome: delivery.outcome,
      ...(delivery.outcome === 'returned' && { texts: { why: delivery.why } }),
    },
  ],
};
