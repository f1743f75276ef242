import type { ScenarioEnvironment } from '../environment/index.ts';
import { assertShown } from '../expectation.ts';
import { byAnalyst } from '../incidents/actions.ts';
import { theTicket } from '../supplier/observations.ts';
import { documentsCalled } from './observations.ts';

/** What an analyst puts with the incident; the desk keeps it, and whoever has the incident gets it if it may go. */
export async function attachText(environment: ScenarioEnvironment, name: string, text: string): Promise<void> {
  environment.need('documents');
  await byAnalyst(environment, async (analyst, reference) => {
    await analyst.attach(reference, { name, mediaType: 'text/plain', content: Buffer.from(text) });
  });
}

export async function releaseDocument(environment: ScenarioEnvironment, name: string): Promise<void> {
  await byAnalyst(environment, async (analyst, reference, incident) => {
    const [document] = documentsCalled(incident.documents, name);
    assertShown(document !== undefined, `${reference} was to hold "${name}", and holds no such document.`);
    await analyst.releaseDocument(reference, document.id);
  });
}

/** The supplier's own people put something with their ticket. */
export const supplierAttaches = async (environment: ScenarioEnvironment, name: string, text: string): Promise<void> =>
  environment.supplier.attach(theTicket(environment).id, {
    name,
    mimeType: 'text/plain',
    content: Buffer.from(text).toString('base64'),
  });
