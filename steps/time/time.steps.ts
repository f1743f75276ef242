import { Given, When } from '@cucumber/cucumber';
import type { Moment } from './moments.ts';
import { at, instantOf } from './moments.ts';
import { setup, step, runContext } from '../environment/index.ts';

Given(
  'it is {moment}',
  setup(async (world, moment: Moment) => {
    const { startInstant, standard } = runContext();
    return world.setTime(instantOf(moment, startInstant, standard.zone));
  }),
);

When(
  '{span} pass(es)',
  step(async ({ clock }, span: Temporal.Duration) => clock.advance(span)),
);
When(
  '{span} pass(es) without an acknowledgement',
  step(async ({ clock }, span: Temporal.Duration) => clock.advance(span)),
);
When(
  'it becomes {moment}',
  step(async (environment, moment: Moment) => environment.clock.advanceTo(at(environment, moment))),
);
