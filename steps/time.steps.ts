import { Given, When } from '@cucumber/cucumber';
import type { Moment } from './moments.ts';
import { instantOf } from './moments.ts';
import { beforehand, on, theatre } from './stage/index.ts';

Given(
  'it is {moment}',
  beforehand(async (scene, moment: Moment) => scene.setTime(instantOf(moment, theatre().startInstant))),
);

When(
  '{span} pass(es)',
  on(async ({ clock }, span: Temporal.Duration) => clock.advance(span)),
);
When(
  '{span} pass(es) without an acknowledgement',
  on(async ({ clock }, span: Temporal.Duration) => clock.advance(span)),
);
When(
  'it becomes {moment}',
  on(async ({ clock }, moment: Moment) => clock.advanceTo(instantOf(moment, clock.now()))),
);
