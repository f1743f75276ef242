import assert from 'node:assert/strict';
import { virtualClock, type VirtualClock } from '../../kernel/index.ts';
import type {
  Caller,
  ClockReading,
  ContactDetails,
  DeskAdapter,
  DeskRequest,
  HandOffDetails,
  IncidentView,
} from '../desk-under-test.ts';
import type { ContractSetup, OpenDesk, Outside } from './types.ts';

/** A Monday morning in office hours. */
export const MORNING = Temporal.Instant.from('2026-11-23T09:30:00Z');

/** A desk with its own simulators, for one case of the contract. */
export interface ContractEnvironment {
  readonly clock: VirtualClock;
  readonly desk: OpenDesk;
  readonly outside: Outside;
  readonly caller: Required<Caller>;
  readonly contact: ContactDetails;
  /** Another organisation, which has a desk. */
  readonly neighbour: string;
  /** Id of a calendar of the standard. */
  readonly calendar: string;
  /** Finishes everything that is due now. */
  readonly settle: () => Promise<void>;
  close(): Promise<void>;
}

export async function openContractEnvironment(
  setup: ContractSetup,
  adapter: DeskAdapter,
  name: string,
  { faults = [], ...entering }: Partial<Pick<DeskRequest, 'faults' | 'entering'>> = {},
): Promise<ContractEnvironment> {
  const { standard } = setup;
  const clock = virtualClock(MORNING);
  const lsp = standard.suppliers[0]!;
  let opened: OpenDesk | undefined;
  const outside = await setup.outside(name, clock, () => opened!);
  try {
    const endpoints = {
      relay: outside.mail.relay,
      telephone: outside.telephone.access,
      suppliers: Object.fromEntries(Object.entries(outside.suppliers).map(([id, { access }]) => [id, access])),
    };
    opened = await adapter.open({ name, clock, seed: 'contract', endpoints, faults, ...entering });
  } catch (error) {
    await outside.close();
    throw error;
  }
  const desk = opened;
  const organisation = standard.organisations[0]!;
  const caller = {
    name: 'Grace Adeyemi',
    organisation: organisation.id,
    telephone: '+442079460301',
    mail: `grace.adeyemi@${organisation.mailDomains[0]}`,
  };
  const national = standard.services.find((service) => service.national && service.supplier === lsp.id)!;
  return {
    clock,
    desk,
    outside,
    caller,
    neighbour: standard.organisations[1]!.id,
    calendar: Object.keys(standard.calendars)[0]!,
    contact: {
      caller,
      service: national.id,
      summary: 'Nobody can sign in',
      description: 'Nobody on the ward can sign in',
      impact: '3',
      urgency: '3',
    },
    settle: async () => clock.settle(),
    async close() {
      await desk.close();
      await outside.close();
    },
  };
}

export type Check = (environment: ContractEnvironment) => Promise<void>;

/** An incident that an analyst has logged. */
export const logged = async (
  { desk, contact }: ContractEnvironment,
  details: Partial<ContactDetails> = {},
): Promise<IncidentView> => (await desk.as('analyst')).logCall(null, { ...contact, ...details });

export async function clockOf(
  { desk }: ContractEnvironment,
  reference: string,
  measures: ClockReading['measures'],
): Promise<ClockReading> {
  const { clocks } = await (await desk.as('assessor')).incident(reference);
  const clock = clocks.find((each) => each.measures === measures);
  assert.ok(clock, `no ${measures} clock`);
  return clock;
}

/** A complete minimum data set. */
export const completeDataSet: Required<HandOffDetails> = {
  occurredAt: MORNING.toString(),
  description: 'Nobody on the ward can sign in',
  impact: 'One ward',
  affectedUsers: 12,
  affectedService: 'The national application',
  location: 'Ward 4F',
  workaround: 'Paper',
  stepsTaken: 'Restarted, signed in from another ward',
  requesterContact: '+442079460301',
  updateContact: '+442079460999',
  errorText: 'The service does not answer',
};
