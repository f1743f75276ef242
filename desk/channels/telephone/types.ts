import type { Actor } from '../../domain/access/actor.ts';
import type { NewContact } from '../../domain/incident/contact.ts';
import type { IncidentView } from '../../views/types.ts';

/** A call that rings at the desk, or that an analyst has taken and not yet ended. */
export interface RingingCall {
  readonly callId: string;
  readonly from: string;
  /** ISO instant of the first ring. */
  readonly since: string;
  readonly state: 'ringing' | 'answered';
}

/** The desk's telephones, as analysts use them. */
export interface Calls {
  /** Calls that ring now, longest waiting first. */
  ringing(): readonly RingingCall[];
  /** Takes a ringing call. Refuses with `not-found` when it does not ring here (any more). */
  answer(callId: string): Promise<void>;
  /** Opens the incident; when it came by a call: takes the call first, and afterwards says the reference to the caller and hangs up. */
  log(contact: NewContact, actor: Actor): Promise<IncidentView>;
}
