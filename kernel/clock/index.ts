export type { Clock, ClockPeer, Pulse, Release, SleepOptions, VirtualClock } from './types.ts';
export { realClock } from './real.ts';
export { virtualClock } from './virtual.ts';
export { wall } from './wall.ts';
