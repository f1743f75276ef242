import type { DeskSession } from '../../../adapters/desk-under-test.ts';
import type { Who } from '../../../standards/index.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';

export const WHO: readonly Who[] = ['requester-own', 'requester-other', 'analyst', 'duty-manager', 'assessor', 'signed-out'];

/** The organisation whose incidents a sweep is about, and another. */
export const hospitals = ({ standard }: ScenarioEnvironment) => {
  const [own, other] = standard.organisations.filter(({ kind }) => kind === 'university-hospital');
  return { own: own!.id, other: other!.id };
};

export async function personOf(environment: ScenarioEnvironment, who: Who): Promise<DeskSession> {
  const { own, other } = hospitals(environment);
  switch (who) {
    case 'requester-own':
      return environment.as('requester', own);
    case 'requester-other':
      return environment.as('requester', other);
    case 'signed-out':
      return environment.desk.signedOut();
    default:
      return environment.as(who);
  }
}
