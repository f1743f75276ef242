import type { DataTable } from '@cucumber/cucumber';
import { didYouMean } from '../../kernel/index.ts';
import { FAULTS, faultSaying } from '../../simulators/lsp/faults/catalogue.ts';
import type { Fault, FaultAtWork } from '../../simulators/lsp/faults/types.ts';
import type { SupplierNamed } from '../parameter-types.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';

function faultOf(words: string): Fault {
  const fault = faultSaying(words);
  if (fault) return fault;
  const known = FAULTS.map(({ says }) => says);
  throw new Error(
    `No supplier misbehaves in the way "${words}".${didYouMean(words, known)} It may be said: ${known.join(', ')}.`,
  );
}

/** Sets one more fault at work beside those that are set. */
function misbehave(
  { other, lsp }: ScenarioEnvironment,
  named: SupplierNamed,
  words: string,
  more: Omit<FaultAtWork, 'fault'>,
): void {
  const control = other.suppliers[named === 'the LSP' ? lsp.id : named.id]!;
  control.faults([...control.faultsListed, { fault: faultOf(words).id, ...more }]);
}

export const forTheNext = (environment: ScenarioEnvironment, named: SupplierNamed, words: string, times: number): void =>
  misbehave(environment, named, words, { ...(faultOf(words).on.includes('create') ? { on: 'create' } : {}), times });
export const fromNowOn = (environment: ScenarioEnvironment, named: SupplierNamed, words: string): void =>
  misbehave(environment, named, words, {});
export const forSpan = (environment: ScenarioEnvironment, named: SupplierNamed, words: string, span: Temporal.Duration): void =>
  misbehave(environment, named, words, { until: String(span) });
/** A table of parameters and values: `share | 0.5`. */
export const asTheTable = (environment: ScenarioEnvironment, named: SupplierNamed, words: string, table: DataTable): void =>
  misbehave(environment, named, words, table.rowsHash());
