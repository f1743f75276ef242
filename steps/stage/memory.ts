import type { Caller, ContactDetails, DeskRefusal, DocumentView, IncidentView } from '../../adapters/desk-under-test.ts';
import type { IncomingCall } from '../../simulators/telephone/types.ts';

/** What a scenario's sentences refer back to: "the incident", "the caller", "the fax". Written by what happens, read by what is expected. */
export interface Memory {
  caller?: Required<Caller>;
  /** What the caller is about to report. */
  contact?: ContactDetails;
  call?: IncomingCall;
  /** References, in the order in which the desk gave them. */
  readonly references: string[];
  /** The incident as it looked when it was opened. */
  opened?: IncidentView;
  openedAt?: Temporal.Instant;
  /** Message-IDs the caller sent, in order. */
  readonly sent: string[];
  fax?: { readonly tiff: Buffer; readonly from: string };
  file?: { readonly name: string; readonly mediaType: string; readonly content: Buffer };
  document?: DocumentView;
  /** What the desk said no to, last. */
  refusal?: DeskRefusal;
  /** Figures noted to be compared with later ones. */
  readonly noted: Map<string, unknown>;
}

export const newMemory = (): Memory => ({ references: [], sent: [], noted: new Map() });
