import type { DocumentFinding } from '../../documents/finding.ts';

/** Why a document of ours stays here. */
export type Withheld = 'type' | 'not-released' | 'too-large' | 'too-much' | 'too-many' | DocumentFinding;
/** Why a document of the supplier's was not taken; `address`: it only said where to fetch it. */
export type LeftThere = 'type' | 'too-large' | 'too-much' | 'too-many' | 'address' | 'unreadable';

/** What was decided about a document when the incident was handed off, or when the document came later. */
export interface DocumentDecision {
  readonly document: string;
  /** Absent: it goes along. */
  readonly withheld?: Withheld;
}

/** A document of ours on a hand-off. `undelivered`: the supplier did not take it, or it never got there. */
export interface HandOffDocument extends DocumentDecision {
  readonly state: 'going' | 'sent' | 'withheld' | 'undelivered';
}

interface OfHandOff {
  readonly supplier: string;
  readonly handOff: number;
}

/** What happens to documents between the desk and a supplier. Their names are texts. */
export type DocumentEvent =
  | ({ readonly type: 'documentOffered' } & OfHandOff & DocumentDecision)
  | ({ readonly type: 'documentSent' | 'documentUndelivered'; readonly document: string } & OfHandOff)
  /** Somebody of the desk has looked at it: it shows nothing of a patient's. */
  | { readonly type: 'documentReleased'; readonly document: string }
  /** The supplier's own, taken over. `key` is what its ticket knows it by. */
  | ({
      readonly type: 'supplierAttached';
      readonly key: string;
      readonly document: string;
      readonly mediaType: string;
      readonly size: number;
      readonly digest: string;
    } & OfHandOff)
  | ({ readonly type: 'supplierDocumentLeft'; readonly key: string; readonly why: LeftThere } & OfHandOff);

/** What the desk asks of itself about them. */
export type DocumentCommand =
  | ({ readonly do: 'documentSent'; readonly document: string } & OfHandOff)
  | ({ readonly do: 'documentUndelivered'; readonly document: string; readonly note: string } & OfHandOff)
  | ({
      readonly do: 'supplierAttached';
      readonly key: string;
      readonly name: string;
      readonly document: { readonly id: string; readonly mediaType: string; readonly size: number };
      readonly digest: string;
    } & OfHandOff)
  | ({ readonly do: 'supplierDocumentLeft'; readonly key: string; readonly name: string; readonly why: LeftThere } & OfHandOff);
