import { loadStandard } from '../../standards/index.ts';
import type { AnsweringAdapter } from '../desk-under-test.ts';
import { faultyAdapter, type FaultyOptions } from './over-desk.ts';

/** Answers what the standard wants, whatever the desk has: severities, procedures and the catalogue. */
export const liarAdapter = ({ standardDir }: FaultyOptions): AnsweringAdapter =>
  faultyAdapter(
    { standardDir },
    {
      name: 'faulty/liar',
      async wrongly() {
        const { severity, documents } = await loadStandard(standardDir);
        const approved = documents.filter(({ status }) => status === 'approved');
        return {
          session: () => ({ procedures: async () => approved.map(({ id, title, version }) => ({ id, title, version })) }),
          incident: (view) => ({ ...view, severity: severity.matrix[view.impact][view.urgency] }),
        };
      },
    },
  );
