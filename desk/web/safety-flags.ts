import type { SafetyFlag } from '../../standards/index.ts';

const FLAGS: Readonly<Record<SafetyFlag, string>> = {
  'wrong-patient-data': 'Somebody was shown data of the wrong patient',
  'lost-patient-data': 'Patient data is lost or corrupted',
  'possible-harm': 'A patient was or could be harmed',
};
export const safetyFlags = (Object.entries(FLAGS) as [SafetyFlag, string][]).map(([value, says]) => ({ value, text: says }));
