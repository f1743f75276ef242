import type { ScenarioEnvironment } from '../environment/index.ts';
import { attempt, byAnalyst } from '../incidents/actions.ts';
import { theIncident } from '../incidents/observations.ts';
import { picture } from './pictures.ts';

async function attach(environment: ScenarioEnvironment, content: Buffer, name = 'screen.png'): Promise<void> {
  environment.need('attachments');
  await byAnalyst(environment, async (analyst, reference) => {
    const view = await analyst.attach(reference, { name, mediaType: 'image/png', content });
    environment.state.attached = [...environment.state.attached, { content, view }];
    environment.state.document = view;
  });
}

export const attachPicture = async (environment: ScenarioEnvironment, size: number): Promise<void> =>
  attach(environment, picture(size));

export async function attachTwo(environment: ScenarioEnvironment, name: string): Promise<void> {
  await attach(environment, picture(900, 1), name);
  await attach(environment, picture(900, 2), name);
}

export async function tryToChange(environment: ScenarioEnvironment): Promise<void> {
  const { reference, timeline } = await theIncident(environment);
  const assessor = await environment.as('assessor');
  const acts = [
    async () => assessor.respond(reference, 'We are on it'),
    async () => assessor.reclassify(reference, { impact: '1', urgency: '1', reason: 'to see' }),
    async () => assessor.attach(reference, { name: 'note.png', mediaType: 'image/png', content: picture(64) }),
    async () => assessor.close(reference),
  ];
  const refusals = [];
  for (const act of acts) refusals.push(await attempt(environment, act));
  environment.state.eventsBefore = timeline.length;
  environment.state.refusals = refusals;
}
