import type { DeskParts, Wiring } from '../../../desk/index.ts';
import type { Fault } from './types.ts';

/** Faults in one view of an incident, whose record is right. */

type Reading = DeskParts['reading'];
type Row = Awaited<ReturnType<Reading['search']>>[number];

const reading = (wrong: (right: Reading) => Partial<Reading>) => (): Wiring => (parts) => ({
  ...parts,
  reading: { ...parts.reading, ...wrong(parts.reading) },
});
const listing = (wrong: (row: Row) => Row) =>
  reading((right) => ({
    incidents: async (...given) => {
      const page = await right.incidents(...given);
      return { ...page, items: page.items.map(wrong) };
    },
  }));

/** Lists show the severity under which an incident was first shown. */
const oldSeverity = (): Wiring => (parts) => {
  const first = new Map<string, Row['severity']>();
  const seen = ({ reference, severity }: Pick<Row, 'reference' | 'severity'>) => {
    if (!first.has(reference)) first.set(reference, severity);
    return first.get(reference)!;
  };
  const listed = listing((row) => ({ ...row, severity: seen(row) }))()(parts);
  return {
    ...listed,
    viewOf: (...given) => {
      const view = parts.viewOf(...given);
      seen(view);
      return view;
    },
  };
};

export const SWEEP_VIEWS_FAULTS: readonly Fault[] = [
  {
    id: 'list-keeps-the-old-severity',
    says: 'The list shows a reclassified incident under its old severity.',
    mustChange: ['LOG-01'],
    expensive: ['By every channel, in every state'],
    wiring: oldSeverity,
  },
  {
    id: 'list-keeps-it-open',
    says: 'The list shows what is resolved as open.',
    mustChange: ['LOG-01'],
    expensive: ['By every channel, in every state'],
    wiring: listing((row) => (row.state === 'resolved' ? { ...row, state: 'open' } : row)),
  },
  {
    id: 'search-forgets-the-closed',
    says: 'The search does not find closed incidents.',
    mustChange: ['LOG-01'],
    expensive: ['By every channel, in every state'],
    wiring: reading((right) => ({
      search: async (...given) => (await right.search(...given)).filter(({ state }) => state !== 'closed'),
    })),
  },
  {
    id: 'paused-not-counted',
    says: 'The counts by state leave out what is paused.',
    mustChange: ['LOG-01'],
    expensive: ['By every channel, in every state'],
    wiring: reading((right) => ({
      counts: async (...given) => {
        const counts = await right.counts(...given);
        return { ...counts, byState: { ...counts.byState, paused: 0 } };
      },
    })),
  },
];
