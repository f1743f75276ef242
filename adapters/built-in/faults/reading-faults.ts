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
const printedOutForTheShift = offering(
  (procedures) =>
    (...given) =>
      procedures(...given)?.map((document) => (given[2].role === 'analyst' ? { ...document, version: '0.9' } : document)) ?? null,
);
const offeredToEverybody = offering(
  (procedures) => (policy, now, viewer) => procedures(policy, now, { ...viewer, role: 'assessor' }),
);

/** Treats every number of ten digits as an NHS number. */
const TEN_DIGITS = /\b\d{10}\b/g;
const tooEager = (): Wiring => (parts) => ({
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
    cleanFile: (file, known) => {
      const first = kept.get(file.name) ?? file.content;
      kept.set(file.name, first);
      return parts.cleanFile({ ...file, content: first }, known);
    },
  };
};

/** Removes numbers as most people write them, and no others. */
const PLAIN = /\b\d{3}[ -]?\d{3}[ -]?\d{4}\b/g;
const plainIn = (value: unknown): unknown =>
  typeof value === 'string'
    ? value.replace(PLAIN, REMOVED)
    : Array.isArray(value)
      ? value.map(plainIn)
      : value !== null && typeof value === 'object' && !ArrayBuffer.isView(value)
        ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plainIn(inner)]))
        : value;
const onlyPlain = (): Wiring => (parts) => ({
  ...parts,
  withoutPatients: (given, ...known) => {
    const { count, where, ...rest } = parts.withoutPatients(given, ...known);
    if (given.do === 'handOff') return { count, where, ...rest };
    return { ...rest, command: plainIn(given) as typeof given, count, where };
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
    onPages: ['The pages show each organisation its own'],
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
    says: 'Whoever knows a reference gets at another organisation’s incident.',
    mustChange: ['ONB-03'],
    wiring: reading({ knows: () => true }),
  },
  {
    id: 'colleagues-in-the-list',
    says: 'The portal shows every user what their colleagues have reported.',
    mustChange: ['ONB-03'],
    wiring: () => (parts) => {
      const ofTheOrganisation = (viewer: Actor): Actor => ({ ...viewer, reads: 'organisation' });
      const { reading: right } = parts;
      return {
        ...parts,
        reading: {
          ...right,
          knows: (viewer, concerned) => right.knows(ofTheOrganisation(viewer), concerned),
          incidents: async (rows, query, viewer) => right.incidents(rows, query, ofTheOrganisation(viewer)),
          counts: async (rows, viewer) => right.counts(rows, ofTheOrganisation(viewer)),
          search: async (rows, text, viewer) => right.search(rows, text, ofTheOrganisation(viewer)),
        },
      };
    },
  },
  {
    id: 'wrong-tiers',
    says: 'Every application is listed, and measured, in the lowest tier.',
    mustChange: ['KNW-01', 'PRI-04'],
    wiring: policy(({ services }) => ({ services: services.map((service) => ({ ...service, tier: 'bronze' })) })),
  },
  {
    id: 'callers-words-unknown',
    says: 'The desk knows services by their full names only.',
    mustChange: ['KNW-01'],
    wiring: policy(({ services }) => ({ services: services.map((service) => ({ ...service, aliases: [] })) })),
  },
  {
    id: 'dependency-not-listed',
    says: 'The catalogue leaves out what the applications depend on.',
    mustChange: ['KNW-01'],
    onPages: ['A caller finds every service of the catalogue on the report page'],
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
    says: 'The procedure that staff read is not the one that was approved.',
    mustChange: ['DOC-01'],
    wiring: policy(({ documents }) => ({
      documents: documents.map((document) => ({ ...document, body: document.body.replace('duty manager', 'manager on duty') })),
    })),
  },
  {
    id: 'shift-has-the-old-ones',
    says: 'The shift is offered older procedures than its managers.',
    mustChange: ['DOC-01'],
    wiring: printedOutForTheShift,
  },
  {
    id: 'procedures-for-everybody',
    says: 'Callers are offered the desk’s own procedures.',
    mustChange: ['DOC-01'],
    wiring: offeredToEverybody,
  },
  {
    id: 'events-by-themselves',
    says: 'Each event of a history is fingerprinted by itself, and none carries that of the one before.',
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
    says: 'A second file of the same name is the first one again.',
    mustChange: ['DOC-03'],
    wiring: oneFileAName,
  },
  {
    id: 'patients-kept',
    says: 'Patients’ numbers are stored as they come.',
    mustChange: ['SEC-01'],
    onPages: ['A number typed into the report page'],
    wiring: () => (parts) => ({ ...parts, withoutPatients: (command) => ({ command, count: 0, where: [] }) }),
  },
  {
    id: 'only-plain-spellings',
    says: 'Patients’ numbers are taken out where they are written with spaces or hyphens in threes, and stay in every other spelling.',
    mustChange: ['SEC-01'],
    wiring: onlyPlain,
  },
  {
    id: 'flags-let-through',
    says: 'A hand-off goes out although nobody has looked at what is flagged in it.',
    mustChange: ['SEC-01'],
    wiring: mistaking((state, command) =>
      command.do === 'handOff'
        ? { ...state, events: [...state.events, { ...state.events.at(-1)!, type: 'flagsCleared', upTo: state.seq, texts: {} }] }
        : state,
    ),
  },
  {
    id: 'flags-never-cleared',
    says: 'What an analyst has confirmed to be nobody’s stays flagged.',
    mustChange: ['SEC-01'],
    wiring: recording((events) => events.filter(({ type }) => type !== 'flagsCleared')),
  },
  {
    id: 'erased-in-one-place',
    says: 'Words that are marked as a patient’s are removed from one text, and stay in the others.',
    mustChange: ['SEC-01'],
    wiring: recording((events) => {
      const first = events.findIndex(({ type }) => type === 'erased');
      return events.filter(({ type }, i) => type !== 'erased' || i === first);
    }),
  },
  {
    id: 'numbers-of-any-kind-removed',
    says: 'Whatever has ten digits is taken out as a patient’s number.',
    mustChange: ['SEC-01'],
    wiring: tooEager,
  },
];
