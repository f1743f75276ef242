import { changingCommand, policy, recording, type Fault } from './types.ts';

/** Faults in which files go to a supplier. */

const FILES = ["Files of every kind, with and without a patient's number"];

/** Takes every document for one in which nothing was found. */
const nothingFound = changingCommand((command) => {
  if (command.do !== 'attach') return command;
  const { finding, ...file } = command;
  return finding === undefined ? command : file;
});

export const SWEEP_DOCUMENTS_FAULTS: readonly Fault[] = [
  {
    id: 'documents-not-searched',
    says: 'A document is sent whatever its text, its header or its comments hold.',
    mustChange: ['SEC-01'],
    expensive: FILES,
    wiring: nothingFound,
  },
  {
    id: 'files-of-any-size',
    says: 'There is no limit to the files that go to a supplier.',
    mustChange: ['LSP-01', 'SEC-01'],
    expensive: FILES,
    wiring: policy(({ handOff }) => ({
      handOff: { ...handOff, documents: { ...handOff.documents, most: 1000, bytesEach: 1e9, bytesInAll: 1e9 } },
    })),
  },
  {
    id: 'released-and-still-here',
    says: 'A file that was released while the supplier has the incident is not sent.',
    mustChange: ['LSP-01', 'SEC-01'],
    expensive: FILES,
    wiring: recording((events, command) =>
      command.do === 'releaseDocument' ? events.filter(({ type }) => type !== 'documentOffered') : events,
    ),
  },
];
