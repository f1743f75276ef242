export type Role = 'requester' | 'analyst' | 'duty-manager' | 'assessor';

/**
 * The person or system that acts or looks. Requesters and partners (other desks) see their own organisation; desk staff and the
 * assessor see all.
 */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly role: Role | 'system' | 'caller' | 'supplier' | 'partner';
  readonly organisation: string | null;
}
