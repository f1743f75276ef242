import { PassThrough } from 'node:stream';
import { inspect } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import { loadSupport, runCucumber, type IRunOptions } from '@cucumber/cucumber/api';
import { limitsOf } from '../../steps/environment/limits.ts';
import { putRight } from '../../steps/environment/not-shown.ts';
import { setRunContext } from '../../steps/environment/run-context.ts';
import { openThreadResources, type ThreadResources } from './run-resources.ts';
import type { RunnerEvent, RunnerCommand, RunnerOptions, RunRequest, Selection } from './types.ts';

/**
 * The thread that cucumber runs in. The main thread can terminate a step that spins here. The desk runs in its own process; the suppliers,
 * mailboxes and telephones run here beside the steps that use them.
 */
const options = workerData as RunnerOptions;
const port = parentPort!;
const emit = (event: RunnerEvent) => port.postMessage(event);

const SUPPORT = ['steps/parameter-types.ts', 'steps/environment/hooks.ts', 'steps/**/*.steps.ts'];
let support: ReturnType<typeof loadSupport> | undefined;
let resources: ThreadResources | undefined;

const environment = () => {
  const [stdout, stderr] = [new PassThrough().resume(), new PassThrough().resume()];
  return { cwd: options.root, stdout, stderr, env: process.env } as unknown as NonNullable<Parameters<typeof runCucumber>[1]>;
};

function optionsFor(selection: Selection, dryRun: boolean): IRunOptions {
  return {
    sources: {
      defaultDialect: 'en',
      paths: [...selection.paths],
      names: [...selection.names],
      tagExpression: selection.tags,
      order: 'defined',
    },
    support: { importPaths: [...SUPPORT, ...options.steps], loaders: options.profile === 'authoring' ? ['ts-node/esm'] : [] },
    runtime: {
      dryRun,
      failFast: false,
      filterStacktraces: true,
      parallel: 0,
      retry: 0,
      retryTagFilter: '',
      strict: true,
      worldParameters: {},
    },
    formats: { stdout: 'progress', files: {}, publish: false, options: {} },
  };
}

async function cucumber(selection: Selection, { dryRun }: { readonly dryRun: boolean }): Promise<void> {
  const run = optionsFor(selection, dryRun);
  // Modules are evaluated once per thread and so are their registrations: the support code is loaded once.
  support ??= load({ sources: run.sources, support: run.support as Parameters<typeof loadSupport>[0]['support'] }, environment());
  await runCucumber({ ...run, support: await support }, environment(), (envelope) =>
    emit({ is: 'envelope', envelope: putRight(envelope) }),
  );
}

/** An error in the step definitions, not in the harness. */
class StepsDoNotLoad extends Error {
  override readonly name = 'StepsDoNotLoad';
}

async function load(...args: Parameters<typeof loadSupport>): ReturnType<typeof loadSupport> {
  try {
    return await loadSupport(...args);
  } catch (error) {
    throw new StepsDoNotLoad(`The step definitions do not load. ${withoutStack(error)}`, { cause: error });
  }
}

/** The message with quoted source lines but without the loader's stack. A value thrown in another thread may not be an `Error` here. */
const withoutStack = (error: unknown) =>
  (error instanceof Error ? (error.stack ?? error.message) : inspect(error)).split('\n    at ')[0]!.trimEnd();

async function run(request: RunRequest): Promise<void> {
  resources ??= await openThreadResources(options);
  const context = await resources.forRun(request, emit);
  setRunContext(context);
  emit({ is: 'pace', stuckAfterMs: limitsOf(context.adapter.pace).stuckAfterMs });
  await cucumber(request, { dryRun: false });
}

async function handle(command: RunnerCommand): Promise<void> {
  if (command.do === 'plan') await cucumber(command, { dryRun: true });
  else if (command.do === 'run') await run(command);
  else if (command.do === 'lose-supplier') return resources?.loseSupplier();
  else if (command.do === 'abort') return abort();
  else if (command.do === 'stop') {
    await resources?.close();
    port.close();
    return;
  }
  emit({ is: 'done' });
}

function abort(): void {
  const channel = new BroadcastChannel('deskproof-abort');
  channel.postMessage('abort');
  channel.close();
}

port.on('message', (command: RunnerCommand) => {
  handle(command).catch((error: unknown) => {
    const usage = error instanceof StepsDoNotLoad;
    emit({
      is: 'broken',
      usage,
      message: usage ? error.message : error instanceof Error ? (error.stack ?? error.message) : inspect(error),
    });
  });
});
