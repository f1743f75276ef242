import { startHost, type HostProcess } from './host-process.ts';
import { nameOfInstrument, type Instrument } from './instrument.ts';

/** The processes of an adapter's desks. None runs until the first desk is opened, or `start`. */
export interface Hosts {
  /** The one that the latest desk was opened in; null before the first. */
  readonly last: HostProcess | null;
  /** A desk that ended its process does not end the desks after it. One process at a time has an instrument: the next instrument ends it. */
  with(instrument: Instrument | null): Promise<HostProcess>;
  /** Starts the one without an instrument, which takes a moment. */
  start(): void;
  readonly close: () => Promise<void>;
}

export function hostsByInstrument(variant?: string): Hosts {
  let main: HostProcess | null = null;
  let last: HostProcess | null = null;
  let other: { readonly name: string; readonly host: HostProcess } | null = null;
  const plain = () => (main === null || main.died ? (main = startHost({ variant })) : main);
  return {
    start: () => void plain(),
    get last() {
      return last;
    },
    async with(instrument) {
      if (instrument === null) return (last = plain());
      const name = nameOfInstrument(instrument);
      if (other?.name !== name || other.host.died) {
        // A mutant may never end by itself.
        await other?.host.kill();
        other = { name, host: startHost({ instrument }) };
      }
      return (last = other.host);
    },
    async close() {
      await Promise.all([main?.close(), other?.host.kill()]);
    },
  };
}
