import type { Wiring } from '../../../desk/index.ts';
import { recording, type Fault } from './types.ts';

/** Takes the time of an event's own signature for the time of day. */
const ofAnyAge = (): Wiring => (parts) => ({
  ...parts,
  isSigned: (signed, body, secret, clock) => {
    const seconds = Number(signed.timestamp);
    const now = () => (Number.isFinite(seconds) ? Temporal.Instant.fromEpochMilliseconds(seconds * 1000) : clock.now());
    return parts.isSigned(signed, body, secret, { ...clock, now });
  },
});

/** Adds to any incident whose reference a caller knows. */
const anyReference =
  (): Wiring =>
  ({ reading, ...parts }) => ({
    ...parts,
    reading: { ...reading, knows: (viewer, concerned) => viewer.role === 'caller' || reading.knows(viewer, concerned) },
  });

/** Faults in what is turned away, comes twice or does not arrive. */
export const REPLAY_FAULTS: readonly Fault[] = [
  {
    id: 'events-of-any-age',
    says: 'A signed event of the supplier is accepted however old it is.',
    mustChange: ['LSP-01'],
    wiring: ofAnyAge,
  },
  {
    id: 'refused-letter-forgotten',
    says: 'It is not recorded that a letter to the caller was refused for good.',
    mustChange: ['LOG-01'],
    wiring: recording((events) => events.filter(({ type }) => type !== 'callerNotReached')),
  },
  {
    id: 'any-reference-in-a-subject',
    says: "A caller's mail is added to another organisation's incident whose reference it names.",
    mustChange: ['LOG-01'],
    wiring: anyReference,
  },
];
