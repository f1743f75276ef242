import { After, Before } from '@cucumber/cucumber';
import {
  DeskFailed,
  DeskSilent,
  type DeskAdapter,
  type DeskSession,
  type DeskUnderTest,
} from '../../../adapters/desk-under-test.ts';
import { realTime } from '../../../kernel/index.ts';
import { runContext } from '../../../steps/environment/index.ts';

/*
 * The built-in desk as a slow one, a broken one, or one that loses what it is asked: for the engine's own tests.
 */
type Opened = Awaited<ReturnType<DeskAdapter['open']>>;
type Verbs = Partial<Pick<DeskSession, 'logCall' | 'counts' | 'incidents'>>;

const own = new WeakMap<object, DeskAdapter>();

function replaceAdapter(replaced: (adapter: DeskAdapter) => Partial<DeskAdapter>): void {
  const context = runContext() as { adapter: DeskAdapter };
  const { adapter } = context;
  own.set(context, adapter);
  context.adapter = Object.create(adapter, Object.getOwnPropertyDescriptors(replaced(adapter))) as DeskAdapter;
}
After({ tags: '@other-desk' }, () => {
  const context = runContext() as { adapter: DeskAdapter };
  context.adapter = own.get(context) ?? context.adapter;
});

/** A desk of which some verbs do something else. */
const desksWith = (verbs: Verbs) =>
  replaceAdapter((adapter) => ({
    open: async (request): Promise<Opened> => {
      const desk = await adapter.open(request);
      const as: DeskUnderTest['as'] = async (...of) => ({ ...(await desk.as(...of)), ...verbs });
      return { ...desk, as, everything: async () => (await as('assessor')).incidents() };
    },
  }));
const slowToOpen = (ms: number, pace: DeskAdapter['pace']) =>
  replaceAdapter((adapter) => ({
    ...(pace && { pace }),
    open: async (request) => {
      await realTime.sleep(ms);
      return adapter.open(request);
    },
  }));
const losing = (act: string) => async () => Promise.reject(new DeskSilent(act, `${act} was not answered`));

Before({ tags: '@opens-slowly' }, () => slowToOpen(4_500, { openMs: 60_000, actMs: 1_200 }));
Before({ tags: '@opens-too-slowly' }, () => slowToOpen(1_500, { openMs: 200, actMs: 10_000 }));
Before({ tags: '@impatient' }, () => replaceAdapter(() => ({ pace: { openMs: 60_000, actMs: 100 } })));
Before({ tags: '@fails' }, () => desksWith({ logCall: async () => Promise.reject(new DeskFailed('The desk answered 500.')) }));
Before({ tags: '@answers-wrongly' }, () =>
  desksWith({ logCall: async () => Promise.reject(Object.assign(new Error('severity is a number'), { name: 'InvalidAnswer' })) }),
);
let lost = 0;
Before({ tags: '@loses-an-act-once' }, () => {
  if (lost++ === 0) desksWith({ logCall: losing('logCall') });
});
Before({ tags: '@loses-an-act' }, () => desksWith({ logCall: losing('logCall') }));
Before({ tags: '@silent' }, () =>
  desksWith({ logCall: losing('logCall'), counts: losing('counts'), incidents: losing('incidents') }),
);
