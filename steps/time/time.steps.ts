import { Given, When } from '@cucumber/cucumber';
import type { Moment } from './moments.ts';
import { instantOf } from './moments.ts';
import { setup, step, runContext } from '../environment/index.ts';

Given(
  'it is {moment}',
  setup(async (scene, moment: Moment) => scene.setTime(instantOf(moment, runContext().startInstant))),
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
  step(async ({ clock }, moment: Moment) => clock.advanceTo(instantOf(moment, clock.now()))),
);
