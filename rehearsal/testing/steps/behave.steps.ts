import { Before, Given, Then, When } from '@cucumber/cucumber';
import { realTime } from '../../../kernel/index.ts';
import { HarnessFault } from '../../../steps/environment/harness-fault.ts';
import { runContext, step } from '../../../steps/environment/index.ts';
import { assertShown } from '../../../steps/expectation.ts';

/*
 * Steps for the engine's own tests: ordinary ones, and ones that do what a step must never do.
 */
Given(
  'somebody walks up to the desk',
  step(async (environment) => {
    const [caller] = environment.people.all;
    const analyst = await environment.as('analyst');
    const fields = { summary: 'The printer prints nothing', description: 'Nothing at all', impact: '4', urgency: '4' } as const;
    await analyst.logCall(null, { caller: caller!, service: environment.standard.services[0]!.id, ...fields });
  }),
);
Then(
  'the desk holds {int} incident(s)',
  step(async (environment, expected: number) => {
    const { total } = await (await environment.as('assessor')).counts();
    assertShown(total === expected, `The desk was to hold ${expected} incidents and holds ${total}.`);
  }),
);
Then('every incident of none is open', () => {
  for (const open of [] as readonly boolean[]) assertShown(open, 'An incident is not open.');
});
Given(
  'the desk can still be asked',
  step(async (environment) => {
    // A signal sent from outside takes a moment to arrive.
    await realTime.sleep(200);
    await (await environment.as('assessor')).counts();
  }),
);
Given(
  'the harness breaks at a faulty desk',
  step(() => {
    if (runContext().faults.length) throw new HarnessFault('the harness is broken');
  }),
);
Given('a step takes {int} seconds', async (seconds: number) => realTime.sleep(seconds * 1000));
Given('a moment passes', async () => realTime.sleep(2500));

When(
  'a step spins for ever',
  step((environment) => {
    environment.need('follows-time');
    for (;;);
  }),
);
When('a step waits for what never comes', { timeout: 300 }, async () => new Promise(() => undefined));
When('a step forgets a promise that fails', () => void Promise.reject(new Error('nobody awaited this promise')));
When('a step forgets a promise that fails a moment later', () => {
  void realTime.sleep(800).then(() => {
    throw new Error('nobody awaited this promise');
  });
});
When('a step forgets a timer that throws a moment later', () => {
  realTime.after(800, () => {
    throw new Error('nobody caught what this timer threw');
  });
});
Then(
  '{int} rows are judged, of which row {int} is wrong',
  step((environment, rows: number, wrong: number) => {
    for (let row = 1; row <= rows; row++) {
      const held = row !== wrong;
      environment.finding({ sentence: `row ${row}`, held, message: held ? null : 'it is wrong' });
    }
    assertShown(true, 'Each row was judged.');
  }),
);
Given('a step is wrong', () => (undefined as unknown as { readonly of: string }).of);
Before({ tags: '@broken-hook' }, () => {
  throw new Error('this hook is broken');
});
