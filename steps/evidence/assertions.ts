import type { ScenarioEnvironment } from '../environment/index.ts';
import { assertShown } from '../expectation.ts';
import { fingerprint } from '../expected/fingerprint.ts';
import { PROOFS } from './proofs.ts';

export function expectFingerprints({ state }: ScenarioEnvironment): void {
  const [one, same, other] = state.proofs;
  assertShown(
    one!.sha256 === fingerprint(PROOFS[0]) && one!.file.includes(one!.sha256),
    `The proof was to be kept under its fingerprint ${fingerprint(PROOFS[0])}; it is kept as ${one!.file}.`,
  );
  assertShown(
    same!.sha256 === one!.sha256 && same!.file === one!.file,
    'The same proof kept twice was to be one file; it is two.',
  );
  assertShown(other!.sha256 !== one!.sha256, 'Another proof was to have a fingerprint of its own.');
}
