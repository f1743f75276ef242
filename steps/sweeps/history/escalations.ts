import { holderOf } from '../../expected/rota.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import { formsOf, minutes, type Subject } from './subject.ts';

async function untilNight({ clock, standard }: ScenarioEnvironment): Promise<void> {
  const today = clock.now().toZonedDateTimeISO(standard.zone);
  await clock.advanceTo(today.add({ days: 1 }).startOfDay().add({ hours: 3 }).toInstant());
}

const dutyManager = ({ standard, clock }: ScenarioEnvironment) => holderOf(standard, 'duty-manager', clock.now());

type Escalation = (come: () => Promise<Subject>, environment: ScenarioEnvironment) => Promise<Subject>;

/** What happens by night to an incident of severity 2, in the words of the table. The incident comes when the telephones are set. */
export const ESCALATIONS: Readonly<Record<string, Escalation>> = {
  'it is escalated by night': async (come, environment) => {
    await untilNight(environment);
    const at = environment.clock.now();
    const subject = await come();
    await environment.settle();
    subject.means['escalated time'] = formsOf(environment, at);
    return subject;
  },
  'nobody takes an escalation': async (come, environment) => {
    const subject = await come();
    await environment.clock.advance(minutes(20));
    return subject;
  },
  'an escalation is acknowledged': async (come, environment) => {
    const { telephone } = dutyManager(environment);
    environment.telephone.when(telephone, { answers: 'after', delay: 'PT5S', presses: '1' });
    const subject = await come();
    await environment.clock.advance(minutes(1));
    subject.means['manager'] = [dutyManager(environment).name];
    return subject;
  },
  'the line of an escalation is busy': async (come, environment) => {
    const { telephone } = dutyManager(environment);
    environment.telephone.when(telephone, { answers: 'busy' });
    const subject = await come();
    await environment.clock.advance(minutes(1));
    return subject;
  },
};
