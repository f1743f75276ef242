import type { EvidenceItem } from '../../evidence/types.ts';
import { sha256 } from '../../kernel/index.ts';
import { show } from '../expect/shown.ts';
import type { Stage } from '../stage/index.ts';

const PROOFS = ['The duty manager was called.\n', 'The duty manager was called.\n', 'The head of ICT was called.\n'] as const;

/** What the ledger of the rehearsal makes of three proofs, two of them the same. */
export async function keepProofs(stage: Stage): Promise<void> {
  const kept: EvidenceItem[] = [];
  for (const content of PROOFS)
    kept.push(await stage.keep({ kind: 'log', title: 'A proof kept to try the ledger', mediaType: 'text/plain', content }));
  stage.memory.noted.set('proofs', kept);
}

export function expectFingerprints({ memory }: Stage): void {
  const [one, same, other] = memory.noted.get('proofs') as readonly EvidenceItem[];
  show(
    one!.sha256 === sha256(PROOFS[0]) && one!.file.includes(one!.sha256),
    `The proof was to be kept under its fingerprint ${sha256(PROOFS[0])}, and is kept as ${one!.file}.`,
  );
  show(same!.sha256 === one!.sha256 && same!.file === one!.file, 'The same proof kept twice was to be one file, and is two.');
  show(other!.sha256 !== one!.sha256, 'Another proof was to have a fingerprint of its own.');
}
