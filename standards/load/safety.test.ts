import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { loadStandard, shippedStandard } from '../index.ts';
import { copyOfShipped } from '../testing/copy.ts';

const copy = await copyOfShipped();
after(() => copy[Symbol.asyncDispose]());
const policy = await loadStandard(shippedStandard('nhs-lsd'));

test('the risk of one death that is unlikely is 3, of several that are likely 5', () => {
  const { likelihoods } = policy.clinicalSafety!;
  const risk = (likelihood: string, severity: string) => likelihoods.find(({ id }) => id === likelihood)?.risks[severity];
  assert.equal(risk('low', 'major'), 3);
  assert.equal(risk('high', 'catastrophic'), 5);
  assert.deepEqual(
    likelihoods.map(({ risks }) => Object.values(risks).join('')),
    ['34455', '23345', '22334', '12234', '11223'],
  );
});

for (const [file, from, to, says] of [
  [
    'clinical-safety.yaml',
    'officer: clinical-safety-officer',
    'officer: clinical-safety-offcer',
    'officer  there is no role "clinical-safety-offcer" in contacts.yaml. Did you mean "clinical-safety-officer"?',
  ],
  [
    'clinical-safety.yaml',
    'officer: clinical-safety-officer',
    'officer: medical-director',
    'officer  medical-director has no deputy in contacts.yaml, so nobody is told while they are away. Add "deputy" there.',
  ],
  [
    'clinical-safety.yaml',
    'minor: 3, ',
    '',
    'likelihoods[very-high].risks  there is no risk for likelihood "very-high" and severity "minor". Add it.',
  ],
  [
    'clinical-safety.yaml',
    'kind: choice, from: [wrong, missing, late, unavailable, other]',
    'kind: choice',
    'triage[fault]  is a choice without answers. Add "from".',
  ],
  [
    'information-governance.yaml',
    'limit: PT72H',
    'limit: PT71H',
    'dataSecurity.limit  nobody is told when it passes. Add a step with "after: PT71H".',
  ],
  [
    'information-governance.yaml',
    'needs: [call-back, in-person, manager-confirms],',
    'needs: [call-back, in-persn, manager-confirms],',
    'there is no method "in-persn" in "methods".',
  ],
  [
    'information-governance.yaml',
    'needs: [in-person, manager-confirms], checks: 1',
    'needs: [in-person], checks: 2',
    '"change-contact" needs 2 checks of 1 methods, so nobody could ever do it.',
  ],
] as const)
  test(`${file}: "${to}" is refused`, async () => {
    const refusal = await copy.refusal(file, (text) => text.replace(from, to));
    assert.ok(refusal?.includes(says), refusal ?? 'it was accepted');
  });
