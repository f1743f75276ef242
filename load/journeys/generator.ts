import { sleep } from 'k6';
import exec from 'k6/execution';
import { Trend } from 'k6/metrics';

const late = new Trend('generator_late');

const NAP_MS = 50;
/** Five seconds: a profile that ends earlier would be judged by a handful of figures. */
const AT_LEAST = 100;

/** How late the generator itself is: one virtual user that only sleeps, as long as others are at work. It asks nothing of the desk. */
export function generator(): void {
  for (let naps = 0; naps < AT_LEAST || exec.instance.vusActive > 1; naps += 1) {
    const from = exec.instance.currentTestRunDuration;
    sleep(NAP_MS / 1000);
    late.add(Math.max(0, exec.instance.currentTestRunDuration - from - NAP_MS));
  }
}

/** The scenario that every profile has beside its own. */
export const generatorScenario = {
  executor: 'per-vu-iterations',
  exec: 'generator',
  vus: 1,
  iterations: 1,
  maxDuration: '3h',
  gracefulStop: '0s',
};
