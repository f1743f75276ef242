import { describeWithheld } from '../domain/incident/hand-off/document-texts.ts';
import { text } from './fields.ts';
import type { Known } from './form-types.ts';

/** Staff decisions on documents. */
export const DOCUMENTS: readonly (readonly [string, Known])[] = [
  [
    'release-document',
    {
      action: (incident, policy) => {
        const { types } = policy.handOff.documents;
        const waiting = incident.documents.filter(
          ({ mediaType, released, finding }) =>
            !released && (types[mediaType] === 'released' || (types[mediaType] === 'read' && finding !== undefined)),
        );
        if (waiting.length === 0) return null;
        return {
          id: 'release-document',
          heading: 'Release a document to the supplier',
          button: 'It shows nothing of a patient',
          description: 'Check it first. Nothing can be removed from it, and a document that was sent cannot be recalled.',
          fields: [
            {
              name: 'document',
              label: 'Document without patients’ data',
              kind: 'select',
              missing: 'Choose the document',
              options: waiting.map(({ id, name, finding }) => ({
                value: id,
                text: finding === undefined ? name : `${name} (${describeWithheld(finding)})`,
              })),
            },
          ],
        };
      },
      command: (typed) => ({ do: 'releaseDocument', document: text(typed, 'document') }),
    },
  ],
];
