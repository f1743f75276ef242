import type { DocumentFinding } from '../../documents/finding.ts';

/** Why a document of ours is withheld. */
export type Withheld = 'type' | 'not-released' | 'too-large' | 'too-much' | 'too-many' | DocumentFinding;
/** Why a supplier's document was not stored; `address`: the ticket only gave an address to fetch it from. */
export type LeftThere = 'type' | 'too-large' | 'too-much' | 'too-many' | 'address' | 'unreadable';

/** The decision about a document, made at the hand-off or when the document arrived later. */
export interface DocumentDecision {
  readonly document: string;
  /** Absent: sent with the hand-off. */
  readonly withheld?: Withheld;
}

/** A document of ours on a hand-off. `undelivered`: the supplier refused it, or it never arrived. */
export interface HandOffDocument extends DocumentDecision {
  readonly state: 'going' | 'sent' | 'withheld' | 'undelivered';
}

interface OfHandOff {
  readonly supplier: string;
  readonly handOff: number;
}

/** Events of documents exchanged between the desk and a supplier. Their names are texts. */
export type DocumentEvent =
  | ({ readonly type: 'documentOffered' } & OfHandOff & DocumentDecision)
  | ({ readonly type: 'documentSent' | 'documentUndelivered'; readonly document: string } & OfHandOff)
  /** Desk staff have checked that it holds no patient data. */
  | { readonly type: 'documentReleased'; readonly document: string }
  /** It holds words that staff marked as a patient's. Withheld until somebody releases it, again if need be. */
  | { readonly type: 'documentFlagged'; readonly document: string; readonly finding: DocumentFinding }
  /** The supplier's own document, copied to the desk. `key` identifies it in its ticket. */
  | ({
      readonly type: 'supplierAttached';
      readonly key: string;
      readonly document: string;
      readonly mediaType: string;
      readonly size: number;
      readonly digest: string;
      /** Result of reading it; absent from events before it was read. */
      readonly finding?: DocumentFinding | null;
    } & OfHandOff)
  | ({ readonly type: 'supplierDocumentLeft'; readonly key: string; readonly why: LeftThere } & OfHandOff);

/** Commands the desk issues to itself about documents. */
export type DocumentCommand =
  | ({ readonly do: 'documentSent'; readonly document: string } & OfHandOff)
  | ({ readonly do: 'documentUndelivered'; readonly document: string; readonly note: string } & OfHandOff)
  | ({
      readonly do: 'supplierAttached';
      readonly key: string;
      readonly name: string;
      readonly document: { readonly id: string; readonly mediaType: string; readonly size: number };
      readonly digest: string;
      readonly finding: DocumentFinding | null;
    } & OfHandOff)
  | ({ readonly do: 'supplierDocumentLeft'; readonly key: string; readonly name: string; readonly why: LeftThere } & OfHandOff);
