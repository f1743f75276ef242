import type { RecordedEvent } from '../events.ts';
import type { HandOffDocument, DocumentDecision, DocumentEvent } from './document-types.ts';
import { meaningOf } from './status.ts';
import type { HandOff, HandOffState } from './types.ts';

/** States of a hand-off in progress: something is still to be sent, received or confirmed. */
const IN_PROGRESS: readonly HandOffState[] = ['sending', 'open', 'resolved'];
export const isInProgress = ({ state }: Pick<HandOff, 'state'>): boolean => IN_PROGRESS.includes(state);

const STATES = {
  working: 'open',
  'waiting-for-us': 'open',
  'says-resolved': 'resolved',
  done: 'closed',
  'given-back': 'returned',
} as const satisfies Record<NonNullable<ReturnType<typeof meaningOf>>, HandOffState>;
const stateAt = (status: string, otherwise: HandOffState): HandOffState => {
  const meaning = meaningOf(status);
  return meaning === null ? otherwise : STATES[meaning];
};

const newHandOff = (supplier: string, handOff: number, at: string): HandOff => ({
  supplier,
  handOff,
  state: 'sending',
  ticket: null,
  status: null,
  theirs: null,
  handedOffAt: at,
  acceptedAt: null,
  lastContactAt: null,
  updatedAt: null,
  unreachableSince: null,
  silentSince: null,
  mismatchedSince: null,
  rung: 0,
  sentBack: 0,
  changes: [],
  notes: [],
  documents: [],
  received: [],
});

/**
 * Whether the supplier reports a hand-off finished while the caller has not confirmed it. Its end is then only the supplier's
 * claim. Pure.
 */
export function isUnconfirmed(
  {
    handOffs,
    withSupplier,
    confirmedAt,
  }: { readonly handOffs: readonly HandOff[]; readonly withSupplier: boolean; readonly confirmedAt: string | null },
  handOff: number,
): boolean {
  const last = handOffs.at(-1);
  const isOver = last?.handOff === handOff && (last.state === 'resolved' || last.state === 'closed');
  return isOver && withSupplier && confirmedAt === null;
}

/** The hand-off a supplier's event belongs to: found by ticket; else the last one, while its ticket is not known yet. */
export function handOffFor<B extends Pick<HandOff, 'supplier' | 'ticket'>>(
  handOffs: readonly B[],
  supplier: string,
  ticket: string,
): B | null {
  const known = handOffs.findLast((handOff) => handOff.supplier === supplier && handOff.ticket === ticket);
  const last = handOffs.at(-1);
  return known ?? (last?.supplier === supplier && last.ticket === null ? last : null);
}

/** The hand-offs of an incident after an event; the same list when the event concerns none. Pure. */
export function handOffsAfter(handOffs: readonly HandOff[], event: RecordedEvent): readonly HandOff[] {
  const last = handOffs.at(-1);
  const change = (which: HandOff | null | undefined, to: Partial<HandOff>): readonly HandOff[] =>
    which ? handOffs.map((handOff) => (handOff === which ? { ...handOff, ...to } : handOff)) : handOffs;
  const numbered = (handOff: number) => handOffs.find((record) => record.handOff === handOff);
  switch (event.type) {
    case 'handedOff':
      return [
        ...handOffs,
        { ...newHandOff(event.supplier, event.handOff, event.at), documents: (event.documents ?? []).map(asDecided) },
      ];
    case 'supplierAccepted': {
      const record = numbered(event.handOff);
      // The first event may arrive before the response to the create request; its values are then newer.
      return change(record, {
        ticket: record?.ticket ?? event.ticket,
        status: record?.status ?? event.status,
        theirs: record?.theirs ?? event.theirs ?? null,
        state: record?.state === 'sending' ? stateAt(event.status, 'open') : (record?.state ?? 'open'),
        acceptedAt: event.at,
        unreachableSince: null,
        mismatchedSince: null,
        ...(event.documents && record && { documents: record.documents.map(sentIf(event.documents)) }),
      });
    }
    case 'supplierRefused':
      return change(numbered(event.handOff), { state: 'refused', unreachableSince: null });
    case 'supplierUpdated':
      return change(
        handOffFor(handOffs, event.supplier, event.ticket),
        updated(handOffFor(handOffs, event.supplier, event.ticket), event),
      );
    case 'supplierSilent':
      return change(numbered(event.handOff), event.why === 'no-ticket' ? { state: 'broken' } : { silentSince: event.at });
    case 'supplierMismatched':
      return change(numbered(event.handOff), { mismatchedSince: event.over ? null : event.at });
    case 'supplierUnreachable':
      return change(numbered(event.handOff), { unreachableSince: event.since });
    case 'toDoByHand':
      // Nothing left for the supplier: it counts as not reached until a person has passed it on.
      return event.kind === 'supplier' && event.message === 'create'
        ? change(numbered(event.handOff ?? 0), { unreachableSince: event.at })
        : handOffs;
    case 'supplierRung': {
      const record = numbered(event.handOff);
      return change(record, { rung: (record?.rung ?? 0) + 1 });
    }
    case 'documentOffered':
    case 'documentSent':
    case 'documentUndelivered':
    case 'supplierAttached':
    case 'supplierDocumentLeft': {
      const record = numbered(event.handOff);
      return record ? change(record, documentStep(record, event)) : handOffs;
    }
    case 'returned':
      return last && isInProgress(last) ? change(last, { state: 'returned' }) : handOffs;
    case 'resolved':
      return last && last.state === 'open' ? change(last, { state: 'resolved' }) : handOffs;
    case 'closed':
      return last && isInProgress(last) ? change(last, { state: 'closed', status: 'closed' }) : handOffs;
    case 'reopened':
      return last && event.supplierAgain
        ? change(last, { state: 'open', status: 'inProgress', sentBack: last.sentBack + 1 })
        : handOffs;
    default:
      return handOffs;
  }
}

const asDecided = (decision: DocumentDecision): HandOffDocument => ({
  ...decision,
  state: decision.withheld === undefined ? 'going' : 'withheld',
});
const sentIf =
  (sent: readonly string[]) =>
  (each: HandOffDocument): HandOffDocument =>
    sent.includes(each.document) ? { ...each, state: 'sent' } : each;

type OnHandOff = Extract<RecordedEvent, { type: Exclude<DocumentEvent['type'], 'documentReleased' | 'documentFlagged'> }>;

function documentStep(handOff: HandOff, event: OnHandOff): Partial<HandOff> {
  if (event.type === 'supplierAttached' || event.type === 'supplierDocumentLeft')
    return { received: [...handOff.received, event.key], lastContactAt: event.at, silentSince: null };
  if (event.type === 'documentOffered') {
    const { document, withheld } = event;
    const decided = asDecided({ document, ...(withheld !== undefined && { withheld }) });
    return { documents: [...handOff.documents.filter((each) => each.document !== document), decided] };
  }
  const state = event.type === 'documentSent' ? 'sent' : 'undelivered';
  return { documents: handOff.documents.map((each) => (each.document === event.document ? { ...each, state } : each)) };
}

function updated(handOff: HandOff | null, event: Extract<RecordedEvent, { type: 'supplierUpdated' }>): Partial<HandOff> {
  if (!handOff) return {};
  const update: Partial<HandOff> = {
    ...(event.answering !== true && { lastContactAt: event.at, silentSince: null }),
    unreachableSince: null,
    mismatchedSince: null,
    ...(event.change !== undefined && { changes: [...handOff.changes, event.change] }),
    ...(event.noteKey !== undefined && { notes: [...handOff.notes, event.noteKey] }),
    ...(event.theirs !== undefined && { theirs: event.theirs }),
  };
  if (event.late) return update;
  return {
    ...update,
    ticket: event.ticket,
    status: event.status,
    updatedAt: event.happenedAt ?? handOff.updatedAt,
    state: isInProgress(handOff) ? stateAt(event.status, handOff.state) : handOff.state,
  };
}
