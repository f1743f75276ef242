import type { ScenarioEnvironment } from '../environment/index.ts';
import { assertShown } from '../expectation.ts';
import { byAnalyst } from '../incidents/actions.ts';
import { theTicket } from '../supplier/observations.ts';
import { documentsCalled } from './observations.ts';

/** An analyst attaches a text. The desk keeps it, and sends it to the supplier if it may. */
export async function attachText(environment: ScenarioEnvironment, name: string, text: string): Promise<void> {
  environment.need('attachments');
  await byAnalyst(environment, async (analyst, reference) => {
    await analyst.attach(reference, { name, mediaType: 'text/plain', content: Buffer.from(text) });
  });
}

export async function releaseDocument(environment: ScenarioEnvironment, name: string): Promise<void> {
  await byAnalyst(environment, async (analyst, reference, incident) => {
    const [document] = documentsCalled(incident.documents, name);
    assertShown(document !== undefined, `${reference} was to hold "${name}"; it holds no such document.`);
    await analyst.releaseDocument(reference, document.id);
  });
}

/** The supplier attaches a text to its own ticket. */
export const supplierAttaches = async (environment: ScenarioEnvironment, name: string, text: string): Promise<void> =>
  environment.supplier.attach(theTicket(environment).id, {
    name,
    mimeType: 'text/plain',
    content: Buffer.from(text).toString('base64'),
  });
