import type { Actor, DeskParts, Wiring } from '../../../desk/index.ts';
import { mistaking, policy, recording, type Fault } from './types.ts';
import { REMOVED } from '../../../kernel/index.ts';

type Reading = DeskParts['reading'];
const reading = (wrong: Partial<Reading>) => (): Wiring => (parts) => ({ ...parts, reading: { ...parts.reading, ...wrong } });

type Procedures = Reading['procedures'];
const offering = (how: (procedures: Procedures) => Procedures) => (): Wiring => (parts) => ({
  ...parts,
  reading: { ...parts.reading, procedures: how((...given) => parts.reading.procedures(...given)) },
});
/** Offers analysts last year's procedures, and everybody else the current ones. */
const oldForAnalysts = offering(
  (procedures) =>
    (...given) =>
      procedures(...given)?.map((document) => (given[2].role === 'analyst' ? { ...document, version: '0.9' } : document)) ?? null,
);
const offeredToEveryone = offering(
  (procedures) => (policy, now, viewer) => procedures(policy, now, { ...viewer, role: 'assessor' }),
);

/** Treats every number of ten digits as an NHS number. */
const TEN_DIGITS = /\b\d{10}\b/g;
const everyTenDigits = (): Wiring => (parts) => ({
  ...parts,
  withoutPatients: (given, ...known) => {
    const { command, count, where } = parts.withoutPatients(given, ...known);
    if (command.do !== 'open') return { command, count, where };
    const description = command.contact.description.replace(TEN_DIGITS, '[removed]');
    const found = command.contact.description.match(TEN_DIGITS)?.length ?? 0;
    return {
      command: { ...command, contact: { ...command.contact, description } },
      count: count + found,
      where: found > 0 ? [...where, 'description'] : where,
    };
  },
});

/** Keeps only the first file of a name and returns it for every other of that name. */
const oneFileAName = (): Wiring => (parts) => {
  const kept = new Map<string, Buffer>();
  return {
    ...parts,
    cleanFile: async (file, known) => {
      const first = kept.get(file.name) ?? file.content;
      kept.set(file.name, first);
      return parts.cleanFile({ ...file, content: first }, known);
    },
  };
};

/** Removes numbers only in their common spellings. */
const COMMON = /\b\d{3}[ -]?\d{3}[ -]?\d{4}\b/g;
const withoutCommon = (value: unknown): unknown =>
  typeof value === 'string'
    ? value.replace(COMMON, REMOVED)
    : Array.isArray(value)
      ? value.map(withoutCommon)
      : value !== null && typeof value === 'object' && !ArrayBuffer.isView(value)
        ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutCommon(inner)]))
        : value;
const commonSpellings = (): Wiring => (parts) => ({
  ...parts,
  withoutPatients: (given, ...known) => {
    const { count, where, ...rest } = parts.withoutPatients(given, ...known);
    if (given.do === 'handOff') return { count, where, ...rest };
    return { ...rest, command: withoutCommon(given) as typeof given, count, where };
  },
});

export const READING_FAULTS: readonly Fault[] = [
  {
    id: 'others-in-the-counts',
    says: 'The counts include other organisations’ incidents.',
    mustChange: ['ONB-03'],
    wiring: reading({ counts: (rows) => rows.counts(null) }),
  },
  {
    id: 'others-in-the-list',
    says: 'The list shows other organisations’ incidents.',
    mustChange: ['ONB-03'],
    expensive: ['The pages show each organisation its own'],
    wiring: reading({ incidents: (rows, query) => rows.page(query, null) }),
  },
  {
    id: 'others-in-the-search',
    says: 'The search finds other organisations’ incidents.',
    mustChange: ['ONB-03'],
    wiring: reading({ search: (rows, text) => rows.search(text, null) }),
  },
  {
    id: 'open-doors',
    says: 'An incident of another organisation can be read by its reference.',
    mustChange: ['ONB-03'],
    wiring: reading({ knows: () => true }),
  },
  {
    id: 'colleagues-in-the-list',
    says: 'The portal shows every user the incidents of their colleagues.',
    mustChange: ['ONB-03'],
    wiring: () => (parts) => {
      const withOrganisation = (viewer: Actor): Actor => ({ ...viewer, reads: 'organisation' });
      const { reading: right } = parts;
      return {
        ...parts,
        reading: {
          ...right,
          knows: (viewer, concerned) => right.knows(withOrganisation(viewer), concerned),
          incidents: async (rows, query, viewer) => right.incidents(rows, query, withOrganisation(viewer)),
          counts: async (rows, viewer) => right.counts(rows, withOrganisation(viewer)),
          search: async (rows, text, viewer) => right.search(rows, text, withOrganisation(viewer)),
        },
      };
    },
  },
  {
    id: 'wrong-tiers',
    says: 'Every service is listed and measured in the lowest tier.',
    mustChange: ['KNW-01', 'PRI-04'],
    wiring: policy(({ services }) => ({ services: services.map((service) => ({ ...service, tier: 'bronze' })) })),
  },
  {
    id: 'callers-words-unknown',
    says: 'The desk recognises services only by their full names.',
    mustChange: ['KNW-01'],
    wiring: policy(({ services }) => ({ services: services.map((service) => ({ ...service, aliases: [] })) })),
  },
  {
    id: 'dependency-not-listed',
    says: 'The catalogue leaves out the services that applications depend on.',
    mustChange: ['KNW-01'],
    expensive: ['A caller finds every service of the catalogue on the report page'],
    wiring: policy(({ services }) => ({ services: services.filter(({ national, id }) => national || id === 'unclassified') })),
  },
  {
    id: 'old-procedures',
    says: 'Staff are offered superseded procedures.',
    mustChange: ['DOC-01'],
    wiring: policy(({ documents }) => ({ documents: documents.map((document) => ({ ...document, version: '0.9' })) })),
  },
  {
    id: 'procedures-before-their-time',
    says: 'Procedures are offered before they are approved.',
    mustChange: ['DOC-01'],
    wiring: policy(({ documents }) => ({
      documents: documents.map((document) => ({ ...document, status: 'approved', approved: '2020-01-01' })),
    })),
  },
  {
    id: 'procedure-missing',
    says: 'There is no continuity procedure.',
    mustChange: ['DOC-01'],
    wiring: policy(({ documents }) => ({ documents: documents.filter(({ process }) => process !== 'continuity') })),
  },
  {
    id: 'procedure-reworded',
    says: 'The text of a procedure differs from the approved text.',
    mustChange: ['DOC-01'],
    wiring: policy(({ documents }) => ({
      documents: documents.map((document) => ({ ...document, body: document.body.replace('duty manager', 'manager on duty') })),
    })),
  },
  {
    id: 'shift-has-the-old-ones',
    says: 'Analysts are offered older procedures than managers.',
    mustChange: ['DOC-01'],
    wiring: oldForAnalysts,
  },
  {
    id: 'procedures-for-everybody',
    says: 'Callers are offered the internal procedures of the desk.',
    mustChange: ['DOC-01'],
    wiring: offeredToEveryone,
  },
  {
    id: 'events-by-themselves',
    says: 'Events of a history do not carry the hash of the previous event.',
    mustChange: ['DOC-03'],
    wiring: () => (parts) => ({
      ...parts,
      viewOf: (...given) => {
        const view = parts.viewOf(...given);
        return { ...view, timeline: view.timeline.map((event) => ({ ...event, previous: '0'.repeat(64) })) };
      },
    }),
  },
  {
    id: 'pictures-cut-short',
    says: 'The end of an attached picture is lost.',
    mustChange: ['DOC-03'],
    wiring: () => (parts) => ({
      ...parts,
      cleanFile: (file, known) =>
        parts.cleanFile(
          file.mediaType.startsWith('image/') ? { ...file, content: file.content.subarray(0, file.content.length - 1) } : file,
          known,
        ),
    }),
  },
  {
    id: 'one-file-a-name',
    says: 'A second file of the same name is stored with the content of the first.',
    mustChange: ['DOC-03'],
    wiring: oneFileAName,
  },
  {
    id: 'patients-kept',
    says: 'NHS numbers are stored.',
    mustChange: ['SEC-01'],
    expensive: ['A number typed into the report page'],
    wiring: () => (parts) => ({ ...parts, withoutPatients: (command) => ({ command, count: 0, where: [] }) }),
  },
  {
    id: 'only-plain-spellings',
    says: 'NHS numbers are removed in their common spellings only.',
    mustChange: ['SEC-01'],
    wiring: commonSpellings,
  },
  {
    id: 'flags-let-through',
    says: 'A hand-off with flagged text is sent although nobody has checked the flags.',
    mustChange: ['SEC-01'],
    wiring: mistaking((state, command) =>
      command.do === 'handOff'
        ? { ...state, events: [...state.events, { ...state.events.at(-1)!, type: 'flagsCleared', upTo: state.seq, texts: {} }] }
        : state,
    ),
  },
  {
    id: 'flags-never-cleared',
    says: 'Text stays flagged after an analyst has cleared the flags.',
    mustChange: ['SEC-01'],
    wiring: recording((events) => events.filter(({ type }) => type !== 'flagsCleared')),
  },
  {
    id: 'erased-in-one-place',
    says: 'A passage marked as patient data is erased from one text only.',
    mustChange: ['SEC-01'],
    wiring: recording((events) => {
      const first = events.findIndex(({ type }) => type === 'erased');
      return events.filter(({ type }, i) => type !== 'erased' || i === first);
    }),
  },
  {
    id: 'numbers-of-any-kind-removed',
    says: 'Every number of ten digits is removed as an NHS number.',
    mustChange: ['SEC-01'],
    wiring: everyTenDigits,
  },
];
