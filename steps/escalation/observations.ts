import { dialled } from '../../simulators/telephone/dialled.ts';
import type { PlacedCall } from '../../simulators/telephone/types.ts';
import type { Contact } from '../../standards/index.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';

export const callsTo = (
  { telephone }: Pick<ScenarioEnvironment, 'telephone'>,
  { telephone: number }: Pick<Contact, 'telephone'>,
): readonly PlacedCall[] => telephone.placed.filter(({ to }) => dialled(to) === dialled(number));
