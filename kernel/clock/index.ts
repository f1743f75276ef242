export type { Clock, ClockFollower, ClockState, Release, SleepOptions, VirtualClock } from './types.ts';
export { realClock } from './real.ts';
export { virtualClock } from './virtual.ts';
export { realTime } from './real-time.ts';
