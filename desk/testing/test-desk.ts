import type { Actor } from '../domain/access/actor.ts';
import type { HandOffData, NewContact } from '../domain/incident/contact.ts';
import type { RecordedEvent } from '../domain/incident/index.ts';
import type { OutgoingLetter, SupplierTicket } from '../messages/ports.ts';
import { defaultParts, type Wiring } from '../parts.ts';
import { recordedEvents } from './recorded-events.ts';
import { openService } from '../service/service.ts';
import type { DeskService } from '../service/types.ts';
import type { OpenStore } from '../store/index.ts';
import type { Partner } from '../trouble-tickets/index.ts';
import { seededIds, virtualClock, type Ids, type VirtualClock } from '../../kernel/index.ts';
import { loadStandard, shippedStandard, type Policy } from '../../standards/index.ts';

/** The other side as a test sees it: what it received, and how it behaves. For tests only. */
export interface OtherSide {
  readonly mails: OutgoingLetter[];
  readonly calls: { readonly id: string; readonly to: string; readonly says: string; readonly reference: string }[];
  /** Every creation that arrived, answered or not, with its key. */
  readonly creations: { readonly key: string; readonly ticket: SupplierTicket }[];
  readonly supplierRequests: string[];
  /** Thrown by the next attempts, in order. */
  readonly failures: { mail: Error[]; telephone: Error[]; supplier: Error[] };
}
export interface TestDesk {
  readonly desk: DeskService;
  readonly clock: VirtualClock;
  readonly ids: Ids;
  readonly other: OtherSide;
  readonly policy: Policy;
  /** The recorded events of one type. */
  readonly events: <T extends RecordedEvent['type']>(
    reference: string,
    type: T,
  ) => Promise<readonly Extract<RecordedEvent, { type: T }>[]>;
}

export const shipped: Policy = await loadStandard(shippedStandard('nhs-lsd'));

/** A requester of these tests reads all of their organisation; `portalUser` reads only their own. */
export const person = (role: Actor['role'], organisation: string | null = null): Actor => ({
  id: organisation === null ? role : `${role}.${organisation}`,
  name: organisation === null ? `The ${role}` : `A ${role} of ${organisation}`,
  role,
  organisation,
  ...(role === 'requester' && { reads: 'organisation' as const }),
});
export const portalUser = (id: string, organisation: string, mail: string | null = null): Actor => ({
  ...{ id, name: id, role: 'requester', organisation, mail, reads: 'own' },
});
export const analyst = person('analyst');
export const dutyManager = person('duty-manager');
export const assessor = person('assessor');
export const system = person('system');
export const [here, elsewhere] = shipped.organisations.map(({ id }) => id) as [string, string];

/** A call about a national application: severity by impact and urgency, 3 unless stated otherwise. */
export const contact = (more: Partial<NewContact> = {}): NewContact => ({
  channel: 'phone',
  caller: { name: 'Sister Amy Reid', organisation: here, telephone: '020 7946 0123', mail: 'amy.reid@ward4f.example' },
  service: 'crs',
  type: 'incident',
  summary: 'Records do not open',
  description: 'Nobody on ward 4F can open a patient record since seven.',
  impact: '3',
  urgency: '3',
  safety: [],
  ...more,
});
/** By the shipped matrix. */
export const severityOne: Pick<NewContact, 'impact' | 'urgency'> = { impact: '1', urgency: '1' };

export const handOff: HandOffData = {
  occurredAt: '2026-06-05T07:00:00Z',
  description: 'Records do not open on ward 4F.',
  impact: 'one ward',
  affectedUsers: 14,
  affectedService: 'crs',
  workaround: 'paper',
  stepsTaken: 'Two workstations and two accounts tried.',
  requesterContact: '020 7946 0123',
  updateContact: '020 7946 0100',
};

export interface TestOptions {
  readonly at?: string;
  readonly file?: string;
  readonly clock?: VirtualClock;
  readonly ids?: Ids;
  readonly wiring?: Wiring;
  readonly other?: OtherSide;
  /** Not started yet: nothing is sent and no timer runs. */
  readonly idle?: boolean;
  readonly partners?: readonly Partner[];
  readonly openStore?: OpenStore;
}

/**
 * A desk on the shipped policy, with its own store and a clock that stands still: Friday 5 June 2026, 10:00 in London, unless
 * stated otherwise.
 */
export async function testDesk(options: TestOptions = {}): Promise<TestDesk> {
  const clock = options.clock ?? virtualClock(Temporal.Instant.from(options.at ?? '2026-06-05T10:00:00+01:00'));
  const ids = options.ids ?? seededIds('desk test');
  const other: OtherSide = options.other ?? {
    mails: [],
    calls: [],
    creations: [],
    supplierRequests: [],
    failures: { mail: [], telephone: [], supplier: [] },
  };
  const failing = (errors: Error[]) => {
    const error = errors.shift();
    if (error) throw error;
  };
  const parts = defaultParts({
    policy: shipped,
    parseMail: async () => Promise.reject(new Error('no mail comes in here')),
    outbound: {
      async mail(letter) {
        failing(other.failures.mail);
        other.mails.push(letter);
      },
      async telephone({ to, text: says, reference }) {
        failing(other.failures.telephone);
        const id = `call-${other.calls.length + 1}`;
        other.calls.push({ id, to, says, reference });
        return { callId: id };
      },
      partner: () => ({ notify: async () => 'told' }),
      supplier: (supplier) => ({
        async create(ticket, key) {
          other.creations.push({ key, ticket });
          failing(other.failures.supplier);
          return { id: `${supplier}-1`, status: 'acknowledged' };
        },
        read: async (id) => ({ id, status: 'acknowledged' }),
        find: async () => [],
        async attach({ id: ticket }, { mark, name }) {
          failing(other.failures.supplier);
          other.supplierRequests.push(`attach ${ticket}: ${mark}, ${name}`);
        },
        hasDocument: async ({ id: ticket }, { mark }) =>
          other.supplierRequests.some((each) => each.startsWith(`attach ${ticket}: ${mark},`)),
        addNote: async ({ id: ticket }, text) => void other.supplierRequests.push(`note ${ticket}: ${text}`),
        reclassify: async ({ id: ticket }, severity, text) => {
          other.supplierRequests.push(`reclassify ${ticket}: ${severity}, ${text}`);
          return { id: ticket, status: 'acknowledged', severity };
        },
        close: async ({ id: ticket }) => void other.supplierRequests.push(`close ${ticket}`),
        cancel: async ({ id: ticket }, text) => void other.supplierRequests.push(`cancel ${ticket}: ${text}`),
        reopen: async ({ id: ticket }) => void other.supplierRequests.push(`reopen ${ticket}`),
      }),
    },
  });
  const recorded = recordedEvents(options.wiring);
  const desk = await openService(
    {
      clock,
      ids,
      storeFile: options.file ?? ':memory:',
      secret: 'a secret for tests',
      partners: options.partners ?? [],
      ...(options.openStore && { openStore: options.openStore }),
      addresses: {
        mail: 'servicedesk@st-elsewheres.nhs.example',
        fax: 'fax@st-elsewheres.nhs.example',
        telephone: '020 7946 0100',
      },
    },
    recorded.wiring(parts),
  );
  if (!options.idle) desk.start();
  const events: TestDesk['events'] = async (reference, type) => {
    await desk.incident(reference, assessor);
    return recorded.seen(reference, type);
  };
  return { desk, clock, ids, other, policy: shipped, events };
}
