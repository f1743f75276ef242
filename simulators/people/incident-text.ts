import { canonicalJson, sha256 } from '../../kernel/index.ts';

/** Symptoms by national application, as callers describe them. None contains patient data. */
const TROUBLES: Readonly<Record<string, readonly string[]>> = {
  crs: [
    'Cannot open any patient record',
    'The record opens and the results are missing',
    'Smartcard accepted, then the screen stays white',
    'Discharge summary cannot be saved',
    'Bed board shows yesterday',
    'Signed out in mid-entry again and again',
  ],
  'choose-and-book': [
    'No appointment slots are shown for any clinic',
    'A booked appointment does not arrive in the clinic list',
    'The referral letter cannot be attached',
    'Booking reference refused as unknown',
  ],
  eps: [
    'Prescriptions do not reach the pharmacy',
    'Prescription sent twice by the system',
    'Cancelling a prescription is refused',
    'The token printer prints blank tokens',
  ],
  pacs: [
    'Images do not load on the ward',
    'The last hour of studies is missing',
    'Images arrive under the wrong modality',
    'Viewer freezes on the second series',
    'Reports cannot be dictated',
  ],
};
const ANYTHING = ['It does not start', 'It is very slow', 'Nobody here can sign in', 'It printed nothing since this morning'];
const WHERE = [
  'Ward 4F',
  'Ward 12B',
  'Accident and Emergency',
  'Outpatients',
  'Radiology',
  'Pharmacy',
  'Theatres',
  'Maternity',
  'Day surgery',
];
const SINCE = [
  'since the start of the shift',
  'since about ten minutes ago',
  'since last night',
  'on and off all day',
  'since the restart',
];

export interface IncidentText {
  readonly summary: string;
  readonly description: string;
  readonly location: string;
}

/** The text of the `nth` incident of a service. The same seed gives the same text. An unknown service gets a general one. */
export function describeIncident(seed: string, service: string, nth: number): IncidentText {
  const draw = Buffer.from(sha256(canonicalJson([seed, service, nth])), 'hex');
  const pick = (words: readonly string[], at: number) => words[draw.readUInt16BE(at) % words.length]!;
  const summary = pick(TROUBLES[service] ?? ANYTHING, 0);
  const location = pick(WHERE, 2);
  return { summary, location, description: `${summary}, ${pick(SINCE, 4)}. ${location}.` };
}
