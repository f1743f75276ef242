/** What is asked of a change. Times are ISO instants; services by the catalogue's id, or the name of what one depends on. */
export interface ChangeAsked {
  readonly type: 'standard' | 'normal' | 'emergency';
  readonly template?: string;
  /** The supplier that asks for it, by id. */
  readonly supplier?: string;
  readonly title: string;
  readonly services: readonly string[];
  readonly organisations: readonly string[];
  readonly risk?: 'low' | 'medium' | 'high';
  readonly impact?: 'low' | 'medium' | 'high';
  readonly backOut?: string;
  readonly assignee?: string;
  readonly start?: string;
  readonly end?: string;
}

export type CollisionKind =
  'same-service' | 'dependency' | 'same-organisation' | 'assignee-busy' | 'freeze' | 'no-downtime' | 'outside-window';

export interface ChangeView {
  readonly reference: string;
  readonly state: string;
  readonly requester: { readonly kind: 'customer' | 'desk' | 'supplier'; readonly id: string | null };
  readonly risk: string | null;
  readonly impact: string | null;
  readonly backOut: string;
  readonly organisations: readonly string[];
  readonly start: string | null;
  readonly end: string | null;
  readonly collisions: {
    /** `not-checked`: something could not be compared, which is not the same as none. */
    readonly verdict: 'none' | 'found' | 'not-checked';
    readonly found: readonly { readonly kind: CollisionKind; readonly other: string | null }[];
  };
  readonly clinical: readonly { readonly by: string; readonly outcome: 'proceed' | 'stop'; readonly reason: string }[];
  readonly approvals: readonly { readonly by: string; readonly role: string }[];
  /** One for each person who is told for the clinical users; `enough`: early enough, by their own calendar. */
  readonly notices: readonly {
    readonly organisation: string;
    readonly contact: string;
    readonly givenAt: string | null;
    readonly enough: boolean;
  }[];
  readonly holds: readonly { readonly by: string; readonly reason: string }[];
  readonly incidents: readonly string[];
  readonly review: {
    readonly overdue: boolean;
    readonly triggers: readonly { readonly counted: number; readonly usual: number }[];
    readonly done: { readonly by: string; readonly findings: string } | null;
  };
  /** Null until it is reviewed. */
  readonly success: boolean | null;
}

export interface SlotsFound {
  /** Best first. */
  readonly slots: readonly { readonly start: string; readonly end: string }[];
  /** Organisations whose own calendars decided, and those for which the desk's contacts stood instead. */
  readonly byCalendar: readonly string[];
  readonly bySubstitute: readonly string[];
  readonly notChecked: readonly string[];
}

/** Change and release at the desk. Every method rejects with `DeskRefusal` when the desk refuses. */
export interface ChangesSession {
  raise(asked: ChangeAsked): Promise<ChangeView>;
  one(reference: string): Promise<ChangeView>;
  revise(reference: string, asked: ChangeAsked): Promise<ChangeView>;
  submit(reference: string): Promise<ChangeView>;
  assessClinicalRisk(reference: string, assessment: { outcome: 'proceed' | 'stop'; reason: string }): Promise<ChangeView>;
  /** `accept`: why collisions that may be taken on are. */
  approve(reference: string, accept?: string): Promise<ChangeView>;
  move(reference: string, to: { start: string; end: string; reason: string }): Promise<ChangeView>;
  /** Records that a person signed the time off for the clinical users. */
  signOff(reference: string, organisation: string, contact: string): Promise<ChangeView>;
  acknowledge(reference: string, organisation: string, contact: string, name: string): Promise<ChangeView>;
  ready(reference: string, item: string, evidence: string): Promise<ChangeView>;
  begin(reference: string): Promise<ChangeView>;
  complete(reference: string, outcome: 'met' | 'not-met'): Promise<ChangeView>;
  review(reference: string, findings: string): Promise<ChangeView>;
  cancel(reference: string, reason: string): Promise<ChangeView>;
  linkIncident(reference: string, incident: string): Promise<ChangeView>;
  /** The forward schedule of one organisation, or of all. */
  schedule(organisation?: string): Promise<readonly ChangeView[]>;
  /** The forward schedule of an organisation as iCalendar text. */
  feed(organisation: string): Promise<string>;
  slots(asked: { services: readonly string[]; organisations: readonly string[]; minutes: number }): Promise<SlotsFound>;
  giveCalendar(organisation: string, file: string): Promise<void>;
  declareFreeze(freeze: {
    name: string;
    from: string;
    to: string;
    services: readonly string[];
  }): Promise<{ readonly freeze: string }>;
  liftFreeze(freeze: string, reason: string): Promise<void>;
  success(
    from: string,
    to: string,
  ): Promise<{ readonly reviewed: number; readonly failed: number; readonly failureRate: number | null }>;
}
