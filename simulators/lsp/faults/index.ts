export { createFaults, type Faults, type InjectedFault } from './at-work.ts';
export { createTicketFlags, type TicketFlags } from './ticket-flags.ts';
export { operationOf } from './operation.ts';
export { placeOf } from './place.ts';
export { applyFaults, type Outcome, type FaultContext, type WireFault } from './apply-faults.ts';
export { ofBehaviour } from './of-behaviour.ts';
export type * from './types.ts';
