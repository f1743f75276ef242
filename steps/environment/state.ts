import type {
  ArticleSummary,
  Caller,
  ChangeView,
  CompetenceGap,
  ContactDetails,
  DeskRefusal,
  DocumentView,
  HandOffDetails,
  IncidentSummary,
  SlotsFound,
  OfferView,
  TestResults,
} from '../../adapters/desk-under-test.ts';
import type { EvidenceItem } from '../../evidence/types.ts';
import type { Letter } from '../../simulators/mail/types.ts';
import type { IncomingCall } from '../../simulators/telephone/types.ts';
import type { DetectorError } from '../../kernel/index.ts';
import type { Severity } from '../../standards/index.ts';
import { HarnessFault } from './harness-fault.ts';
import type { Happened } from '../expected/reported.ts';
import type * as Remembered from './remembered.ts';
import type { Arrived } from '../sweeps/arrivals/arrived.ts';
import type { Asked, OperationTried } from '../sweeps/roles/asked.ts';
import type { FormSent } from '../sweeps/mail-forms/sent.ts';
import type { Done } from '../sweeps/history/done.ts';
import type { MessageSent } from '../sweeps/messages-arrive/led.ts';
import type { Answered, ProgramSent } from '../sweeps/programs/sent.ts';
import type { Came } from '../sweeps/turned-away/came.ts';
import type { FileOffered } from '../sweeps/what-may-go/sent.ts';
import type { WriterSent } from '../sweeps/who-writes/sent.ts';
import type { VerbTried } from '../sweeps/states/tried.ts';

/** Fields that some step sets and a later one reads. */
interface Fields {
  /** The last reference that the desk gave: what a scenario calls "the incident". */
  readonly reference: string;
  caller: Required<Caller>;
  /** What the caller is about to report. */
  contact: ContactDetails;
  call: IncomingCall;
  openedAt: Temporal.Instant;
  fax: { readonly tiff: Buffer; readonly from: string };
  /** A file that another desk sent. */
  file: { readonly name: string; readonly mediaType: string; readonly content: Buffer };
  document: DocumentView;
  /** The refusal of the last attempt; null: the desk did what it was asked. */
  refusal: DeskRefusal | null;
  /** The refusals of several attempts, in order; null where the desk did what it was asked. */
  refusals: readonly (DeskRefusal | null)[];
  /** How many events the incident had before somebody tried to change it. */
  eventsBefore: number;
  account: Remembered.ClockAccount;
  /** The channel of each contact of a busy hour, by summary. */
  busyHour: ReadonlyMap<string, Remembered.ContactKind>;
  catalogue: Remembered.Catalogue;
  /** Reference of the article that the scenario is about. */
  article: string;
  articles: readonly ArticleSummary[];
  offer: OfferView;
  /** Each question of a set, the service it is about, and those that the desk suggested. */
  questionsPut: readonly Remembered.QuestionPut[];
  gaps: readonly CompetenceGap[];
  /** Reference of the test that staff sit. */
  test: string;
  testResults: TestResults | null;
  /** Subjects of mails, each with the service it means. */
  subjects: readonly (readonly string[])[];
  handOff: HandOffDetails;
  /** Texts that look like NHS numbers, each with the sentence it stands in. */
  lookalikes: readonly (readonly string[])[];
  /** Numbers that were noted in generated spellings. */
  planted: readonly string[];
  /** How often the detector of numbers errs. */
  detectorError: DetectorError;
  /** The severity found for each cell of the matrix, by `impact/urgency`. */
  severities: ReadonlyMap<string, Severity>;
  offeredProcedures: Remembered.OfferedProcedures;
  /** The procedures that each kind of reader is offered. */
  procedureLists: readonly (readonly string[])[];
  procedureText: string;
  proofs: readonly EvidenceItem[];
  rota: Remembered.RotaRead;
  routes: readonly [Remembered.RouteOutcome, Remembered.RouteOutcome];
  /** Whose browser window the scenario looks at. */
  window: string;
  warnings: readonly Letter[];
  /** How many mails had been delivered before the last resolution; or that the supplier resolves by itself, at a time of its own. */
  lettersBeforeResolution: number | 'by-supplier';
  lettersBeforeConfirmation: number;
  lettersBeforeClosing: number;
  /** How many notes the supplier held before words were erased. */
  notesBeforeErasure: number;
  /** "That desk": the organisation whose desk a sentence named last. */
  otherDesk: string;
  otherDeskAnswers: readonly Remembered.TicketAnswered[];
  organisationView: Remembered.OrganisationView;
  /** What a requester finds by some words, and what the analyst does. */
  found: readonly IncidentSummary[];
  foundByAnalyst: readonly IncidentSummary[];
  /** The incident of the organisation that somebody else asks for. */
  foreignReference: string;
  /** How the desk refused another's incident, and one that does not exist; null where it did not refuse. */
  foreignAnswers: readonly (string | null)[];
  /** Counts and deadline of an organisation, as one text to compare. */
  figures: string;
  /** Reference of the list of readings that is reviewed. */
  review: string;
  /** Texts that a sweep sends, by kind. */
  texts: ReadonlyMap<string, string>;
  sentContacts: readonly Remembered.SentContact[];
  sentTexts: readonly Remembered.SentText[];
  sentFiles: readonly Remembered.SentFile[];
  occasions: readonly Remembered.Occasion[];
  /** What became of what came to the desk. */
  came: readonly Came[];
  /** An incident whose caller has a letter of the desk. */
  answered: Answered;
  /** What became of mails that programs may have written. */
  programsSent: readonly ProgramSent[];
  /** Mails of one form each. */
  formsSent: readonly FormSent[];
  /** Messages to the supplier, and what became of them. */
  messagesSent: readonly MessageSent[];
  /** What was done with incidents, and what their histories say of it. */
  done: readonly Done[];
  /** Files of incidents that were handed off. */
  filesOffered: readonly FileOffered[];
  /** Mails and faxes of different writers. */
  writersSent: readonly WriterSent[];
  /** Requests, with what the desk answered to each. */
  asked: readonly Asked[];
  changed: readonly Remembered.ChangedIncident[];
  /** Times that the desk proposed for a change. */
  slots: SlotsFound;
  /** The calendar feed before and after something happened to a change. */
  feeds: readonly string[];
  /** A freeze that was declared. */
  freeze: string;
  schedule: readonly ChangeView[];
  listPage: string;
  pageStatus: number | null;
}

/** What a scenario's sentences refer to. Written by actions, read by assertions. Reading a field before a step has set it throws. */
export interface ScenarioState extends Fields {
  /** References, in the order in which the desk gave them. */
  readonly references: string[];
  /** Message-IDs of the mails the caller sent, in order. */
  readonly sent: string[];
  /** References of the changes, in the order in which they were raised. */
  readonly changes: string[];
  /** References of the incidents that were made parts of the scenario's incident. */
  readonly parts: string[];
  /** Every verb in every state. */
  readonly verbsTried: VerbTried[];
  /** What a table of events did, in its order. */
  readonly happened: Happened[];
  /** The references of the incidents that such a table names by letters. */
  readonly lettered: Map<string, string>;
  /** What became of the contacts of tables. */
  readonly arrived: Arrived[];
  /** Every operation of the standard, by everybody. */
  readonly operationsTried: OperationTried[];
  attached: readonly Remembered.AttachedFile[];
}

/** A sentence that sets each field, for the message about one that is missing. */
export const SET_BY: Readonly<Record<keyof Fields, string>> = {
  reference: 'a severity {severity} incident with {service}, telephoned in by {organisation}',
  review: 'the information governance lead draws up the review of that day',
  caller: '{organisation} telephones about {service}: {string}',
  contact: '{organisation} telephones about {service}: {string}',
  call: '{organisation} telephones about {service}: {string}',
  openedAt: '{organisation} telephones about {service}: {string}',
  fax: 'a fax arrives from {organisation}:',
  file: 'that desk adds the note {string} and the document {string}: {string}',
  document: "the analyst has attached a picture to {organisation}'s incident",
  refusal: 'the analyst tries to reclassify it to impact {level} and urgency {level} without a reason',
  refusals: 'the assessor tries to respond, to reclassify, to attach and to close',
  eventsBefore: 'the assessor tries to respond, to reclassify, to attach and to close',
  account: 'the assessor asks why the {measure} is due when it is',
  busyHour: 'in the same hour {int} people telephone, {int} write, {int} send a fax and {int} use the portal',
  article: 'an article about {service}, reviewed today',
  articles: 'an analyst reads the articles',
  offer: 'somebody says {string}',
  questionsPut: 'a hundred questions from the seed are put to the desk',
  gaps: 'the assessor asks for the gaps of {int} {word} {int}',
  test: 'a test of ten questions, set by the duty manager',
  testResults: 'an analyst of the night shift answers {int} of them rightly',
  catalogue: 'an analyst opens the catalogue',
  subjects: 'four mails arrive whose subjects say:',
  handOff: 'the analyst hands the incident to the supplier with everything it needs',
  planted: 'the analyst notes {int} of the spellings',
  lookalikes: 'these numbers all pass the check digit of an NHS number:',
  detectorError: 'the detector of numbers is tried on {int} generated spellings and {int} look-alikes',
  severities: 'the analyst logs one call for each pair of impact and urgency, row by row',
  offeredProcedures: 'an analyst opens the procedures',
  procedureLists: 'an analyst, the duty manager and the assessor each open the procedures',
  procedureText: 'an analyst opens the text of the escalation procedure',
  proofs: 'the rehearsal keeps one proof twice and another once',
  rota: 'the assessor reads the rota of the year to come',
  routes: 'the same {int} incidents go straight to the LSP and by the national desk, over {span}',
  window: 'the analyst opens the queue',
  lettersBeforeResolution: 'the LSP resolves its ticket: {string}',
  lettersBeforeConfirmation: 'the caller confirms that it works, and the analyst closes the incident',
  lettersBeforeClosing: 'the caller confirms that it works, and the analyst closes the incident',
  notesBeforeErasure: 'the analyst marks the words {string} as a patient’s',
  warnings: 'the {contact} is warned of all {int} in {int} letter(s), of each once',
  otherDesk: 'the desk of {organisation} logs {string} about {service} as {string}',
  otherDeskAnswers: 'the desk of {organisation} reads, changes and deletes that ticket',
  organisationView: 'somebody at {organisation} looks at their list, their counts and searches for {string}',
  found: 'somebody at {organisation} searches for {string}',
  foundByAnalyst: 'somebody at {organisation} searches for {string}',
  foreignReference: "the caller of {organisation} writes with {organisation}'s reference in the subject: {string}",
  foreignAnswers: "somebody at {organisation} asks for {organisation}'s incident, and for one that does not exist",
  figures: 'somebody at {organisation} has noted their counts and their deadline',
  texts: 'these texts:',
  sentContacts: 'each is sent in each field of a first contact, tickets by the desk of {organisation}:',
  sentTexts: 'each is added to an incident, tickets by the desk of {organisation}:',
  sentFiles: 'these files are sent together, tickets by the desk of {organisation}:',
  changed: 'these incidents are reported and worked on, tickets by the desk of {organisation}:',
  occasions: 'each of these things happens:',
  came: 'each of these comes to the desk:',
  formsSent: 'a mail of each of these forms arrives:',
  messagesSent: 'an incident is led from its hand-off to its closing with each of these faults at every message:',
  done: 'each of these is done with an incident of its own:',
  filesOffered: 'each of these files is attached, to an incident of its own:',
  writersSent: 'a mail comes from each of these:',
  answered: 'a caller of the first organisation has reported a fault by mail, and the analyst has answered',
  programsSent: 'each of these mails comes from the caller:',
  asked: "everybody sends to every address of the desk's interface what it describes",
  slots: 'the analyst asks when {service} can be changed for {organisation} in {int} hour(s)',
  feeds: "{organisation}'s calendar is read before and after the analyst moves it to {moment}, until {moment}",
  freeze: 'the change manager freezes {service} from {moment} to {moment} for {string}',
  schedule: '{organisation} reads the forward schedule',
  listPage: "somebody at {organisation} opens their list and then the page of {organisation}'s incident",
  pageStatus: "somebody at {organisation} opens their list and then the page of {organisation}'s incident",
};

export function newScenarioState(): ScenarioState {
  const values = new Map<string, unknown>();
  const references: string[] = [];
  const state = {
    references,
    sent: [],
    changes: [],
    parts: [],
    verbsTried: [],
    happened: [],
    lettered: new Map<string, string>(),
    arrived: [],
    operationsTried: [],
    attached: [],
    get reference() {
      return references.at(-1) ?? missing('reference');
    },
  };
  for (const field of Object.keys(SET_BY))
    if (!(field in state))
      Object.defineProperty(state, field, {
        get: () => (values.has(field) ? values.get(field) : missing(field as keyof Fields)),
        set: (value: unknown) => values.set(field, value),
      });
  return state as typeof state & Fields;
}

function missing(field: keyof Fields): never {
  throw new HarnessFault(
    `The scenario reads "${field}" before any of its steps has set it. A step that sets it: "${SET_BY[field]}".`,
    { owner: 'scenario' },
  );
}
