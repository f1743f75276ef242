import type { RecordedEvent } from '../events.ts';
import type { HandOffDocument, DocumentDecision, DocumentEvent } from './document-types.ts';
import { meaningOf } from './status.ts';
import type { HandOff, HandOffState } from './types.ts';

/** Hand-offs that still go on: something is to be sent, to be heard or to be confirmed. */
const GOING_ON: readonly HandOffState[] = ['sending', 'open', 'resolved'];
export const goesOn = ({ state }: Pick<HandOff, 'state'>): boolean => GOING_ON.includes(state);

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

const begun = (supplier: string, handOff: number, at: string): HandOff => ({
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
  rung: 0,
  sentBack: 0,
  changes: [],
  notes: [],
  documents: [],
  received: [],
});

/** Whether the supplier says of a hand-off that it is over while its caller has not: then it is the supplier's word alone. Pure. */
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

/** The bond that an event of a supplier's ticket belongs to: by the ticket; else the last, while its ticket is not known yet. */
export function handOffFor<B extends Pick<HandOff, 'supplier' | 'ticket'>>(
  bonds: readonly B[],
  supplier: string,
  ticket: string,
): B | null {
  const known = bonds.findLast((bond) => bond.supplier === supplier && bond.ticket === ticket);
  const last = bonds.at(-1);
  return known ?? (last?.supplier === supplier && last.ticket === null ? last : null);
}

/** The bonds of an incident after an event. The same list when it concerns none of them. Pure. */
export function handOffsAfter(bonds: readonly HandOff[], event: RecordedEvent): readonly HandOff[] {
  const last = bonds.at(-1);
  const change = (which: HandOff | null | undefined, to: Partial<HandOff>): readonly HandOff[] =>
    which ? bonds.map((bond) => (bond === which ? { ...bond, ...to } : bond)) : bonds;
  const numbered = (handOff: number) => bonds.find((bond) => bond.handOff === handOff);
  switch (event.type) {
    case 'handedOff':
      return [...bonds, { ...begun(event.supplier, event.handOff, event.at), documents: (event.documents ?? []).map(asDecided) }];
    case 'supplierAccepted': {
      const bond = numbered(event.handOff);
      // Its first event may have been quicker than its answer: then that is the newer.
      return change(bond, {
        ticket: bond?.ticket ?? event.ticket,
        status: bond?.status ?? event.status,
        theirs: bond?.theirs ?? event.theirs ?? null,
        state: bond?.state === 'sending' ? stateAt(event.status, 'open') : (bond?.state ?? 'open'),
        acceptedAt: event.at,
        unreachableSince: null,
        ...(event.documents && bond && { documents: bond.documents.map(sentIf(event.documents)) }),
      });
    }
    case 'supplierRefused':
      return change(numbered(event.handOff), { state: 'refused', unreachableSince: null });
    case 'supplierUpdated':
      return change(handOffFor(bonds, event.supplier, event.ticket), updated(handOffFor(bonds, event.supplier, event.ticket), event));
    case 'supplierSilent':
      return change(numbered(event.handOff), event.why === 'no-ticket' ? { state: 'broken' } : { silentSince: event.at });
    case 'supplierUnreachable':
      return change(numbered(event.handOff), { unreachableSince: event.since });
    case 'supplierRung': {
      const bond = numbered(event.handOff);
      return change(bond, { rung: (bond?.rung ?? 0) + 1 });
    }
    case 'documentOffered':
    case 'documentSent':
    case 'documentUndelivered':
    case 'supplierAttached':
    case 'supplierDocumentLeft': {
      const bond = numbered(event.handOff);
      return bond ? change(bond, documentStep(bond, event)) : bonds;
    }
    case 'returned':
      return last && goesOn(last) ? change(last, { state: 'returned' }) : bonds;
    case 'resolved':
      return last && last.state === 'open' ? change(last, { state: 'resolved' }) : bonds;
    case 'closed':
      return last && goesOn(last) ? change(last, { state: 'closed', status: 'closed' }) : bonds;
    case 'reopened':
      return last && event.supplierAgain
        ? change(last, { state: 'open', status: 'inProgress', sentBack: last.sentBack + 1 })
        : bonds;
    default:
      return bonds;
  }
}

const asDecided = (fate: DocumentDecision): HandOffDocument => ({
  ...fate,
  state: fate.withheld === undefined ? 'going' : 'withheld',
});
const sentIf =
  (sent: readonly string[]) =>
  (each: HandOffDocument): HandOffDocument =>
    sent.includes(each.document) ? { ...each, state: 'sent' } : each;

type OnHandOff = Extract<RecordedEvent, { type: Exclude<DocumentEvent['type'], 'documentReleased'> }>;

function documentStep(bond: HandOff, event: OnHandOff): Partial<HandOff> {
  if (event.type === 'supplierAttached' || event.type === 'supplierDocumentLeft')
    return { received: [...bond.received, event.key], lastContactAt: event.at, silentSince: null };
  if (event.type === 'documentOffered') {
    const { document, withheld } = event;
    const decided = asDecided({ document, ...(withheld !== undefined && { withheld }) });
    return { documents: [...bond.documents.filter((each) => each.document !== document), decided] };
  }
  const state = event.type === 'documentSent' ? 'sent' : 'undelivered';
  return { documents: bond.documents.map((each) => (each.document === event.document ? { ...each, state } : each)) };
}

function updated(bond: HandOff | null, event: Extract<RecordedEvent, { type: 'supplierUpdated' }>): Partial<HandOff> {
  if (!bond) return {};
  const heard: Partial<HandOff> = {
    ...(event.answering !== true && { lastContactAt: event.at, silentSince: null }),
    unreachableSince: null,
    ...(event.change !== undefined && { changes: [...bond.changes, event.change] }),
    ...(event.noteKey !== undefined && { notes: [...bond.notes, event.noteKey] }),
    ...(event.theirs !== undefined && { theirs: event.theirs }),
  };
  if (event.late) return heard;
  return {
    ...heard,
    ticket: event.ticket,
    status: event.status,
    updatedAt: event.happenedAt ?? bond.updatedAt,
    state: goesOn(bond) ? stateAt(event.status, bond.state) : bond.state,
  };
}
