import { startHost, type HostProcess } from './host-process.ts';
import { nameOfInstrument, type Instrument } from './instrument.ts';

/** The processes of an adapter's desks. */
export interface Hosts {
  /** Without an instrument; runs from the start. */
  readonly main: HostProcess;
  /** The one that the latest desk was opened in. */
  readonly last: HostProcess;
  /** One at a time has an instrument: the next instrument ends it. */
  with(instrument: Instrument | null): Promise<HostProcess>;
  readonly close: () => Promise<void>;
}

export function hostsByInstrument(): Hosts {
  const main = startHost();
  let last = main;
  let other: { readonly name: string; readonly host: HostProcess } | null = null;
  return {
    main,
    get last() {
      return last;
    },
    async with(instrument) {
      if (instrument === null) return (last = main);
      const name = nameOfInstrument(instrument);
      if (other?.name !== name) {
        // A mutant may never end by itself.
        await other?.host.kill();
        other = { name, host: startHost(instrument) };
      }
      return (last = other.host);
    },
    async close() {
      await Promise.all([main.close(), other?.host.kill()]);
    },
  };
}
