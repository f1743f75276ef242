import type { DataTable } from '@cucumber/cucumber';
import { didYouMean } from '../../kernel/did-you-mean.ts';
import { FAULTS, faultSaying } from '../../simulators/lsp/faults/catalogue.ts';
import type { Fault, ActiveFault } from '../../simulators/lsp/faults/types.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import type { SupplierNamed } from '../parameter-types.ts';
import { HarnessFault } from '../environment/harness-fault.ts';

export const loseAnswers = ({ supplier }: ScenarioEnvironment, times: number): void => supplier.behave({ losesAnswers: times });

export const beUnavailable = ({ supplier }: ScenarioEnvironment, retryAfterSeconds: number): void =>
  supplier.behave({ unavailable: { times: 2, retryAfterSeconds } });

export const answerSlowly = ({ supplier }: ScenarioEnvironment, span: Temporal.Duration): void =>
  supplier.behave({ answersAfter: String(span) });

export const signWithAnotherKey = ({ supplier }: ScenarioEnvironment): void => supplier.behave({ signsWrongly: true });

export const sendTwice = ({ supplier }: ScenarioEnvironment): void => supplier.behave({ duplicatesCallbacks: true });

function faultCalled(words: string): Fault {
  const fault = faultSaying(words);
  if (fault) return fault;
  const known = FAULTS.map(({ says }) => says);
  throw new HarnessFault(`There is no supplier fault "${words}".${didYouMean(words, known)} Known: ${known.join(', ')}.`, {
    owner: 'scenario',
  });
}

/** Adds a fault to those the supplier already has. */
function injectFault(
  { other, lsp, need }: ScenarioEnvironment,
  named: SupplierNamed,
  words: string,
  more: Omit<ActiveFault, 'fault'>,
): void {
  need('supplier');
  const control = other.suppliers[named === 'the LSP' ? lsp.id : named.id]!;
  control.faults([...control.faultsListed, { fault: faultCalled(words).id, ...more }]);
}

export const faultForTheNext = (environment: ScenarioEnvironment, named: SupplierNamed, words: string, times: number): void =>
  injectFault(environment, named, words, { ...(faultCalled(words).on.includes('create') ? { on: 'create' } : {}), times });

export const faultFromNowOn = (environment: ScenarioEnvironment, named: SupplierNamed, words: string): void =>
  injectFault(environment, named, words, {});

export const faultForSpan = (
  environment: ScenarioEnvironment,
  named: SupplierNamed,
  words: string,
  span: Temporal.Duration,
): void => injectFault(environment, named, words, { until: String(span) });

/** A table of parameters and values: `share | 0.5`. */
export const faultWithParameters = (
  environment: ScenarioEnvironment,
  named: SupplierNamed,
  words: string,
  table: DataTable,
): void => injectFault(environment, named, words, table.rowsHash());
