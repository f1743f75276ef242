export { createFaults, type Faults, type Hit } from './at-work.ts';
export { createMarks, type Marks } from './marks.ts';
export { operationOf } from './operation.ts';
export { placeOf } from './place.ts';
export { through, type Outcome, type Struck, type WireFault } from './through.ts';
export { ofBehaviour } from './of-behaviour.ts';
export type * from './types.ts';
