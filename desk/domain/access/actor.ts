/** An officer signs for a duty of the standard, such as clinical safety, and does nothing else. */
export type Role = 'requester' | 'analyst' | 'duty-manager' | 'officer' | 'assessor';

/**
 * The person or system that acts or looks. Requesters see their own incidents, or their organisation's where their role on
 * the portal says so. Partners (other desks) see their organisation's; desk staff and the assessor see all.
 */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly role: Role | 'system' | 'caller' | 'supplier' | 'partner';
  readonly organisation: string | null;
  /** Address by which the desk knows a portal user as the caller of an incident that came another way. */
  readonly mail?: string | null;
  /** Roles of the standard's contacts that this person holds, such as `clinical-safety-officer`. */
  readonly duties?: readonly string[];
  /** What the standard lets a portal user read. Absent: their own incidents only. */
  readonly reads?: PortalReach;
}

/** A portal user reads their own incidents, or all of their organisation. */
export type PortalReach = 'own' | 'organisation';
