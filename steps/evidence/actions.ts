import type { EvidenceItem } from '../../evidence/types.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { PROOFS } from './proofs.ts';

/** Puts three proofs into the rehearsal's ledger, two of them equal. */
export async function keepProofs(environment: ScenarioEnvironment): Promise<void> {
  const kept: EvidenceItem[] = [];
  for (const content of PROOFS)
    kept.push(await environment.keep({ kind: 'log', title: 'A proof kept to try the ledger', mediaType: 'text/plain', content }));
  environment.state.proofs = kept;
}
