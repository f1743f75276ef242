import type { Actor } from '../../domain/access/actor.ts';
import type { NewContact } from '../../domain/incident/contact.ts';
import type { IncidentView } from '../../views/types.ts';

/** A call that rings at the desk, or that an analyst has answered and not yet ended. */
export interface RingingCall {
  readonly callId: string;
  readonly from: string;
  /** ISO instant of the first ring. */
  readonly since: string;
  readonly state: 'ringing' | 'answered';
}

/** The desk's telephones, as analysts use them. */
export interface Calls {
  /** Calls ringing now, longest waiting first. */
  ringing(): readonly RingingCall[];
  /** Answers a ringing call. Refuses with `not-found` when it is no longer ringing here. */
  answer(callId: string): Promise<void>;
  /**
   * Opens the incident. If it came by a call, answers the call first, and afterwards reads the reference to the caller and hangs
   * up.
   */
  log(contact: NewContact, actor: Actor, asked?: unknown): Promise<IncidentView>;
}
