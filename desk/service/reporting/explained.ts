import type { Core } from '../core.ts';
import type { Miss, Report, Restated } from '../../domain/reporting/index.ts';
import { numberOf } from '../../store/index.ts';
import type { CorrectionView, ExplainedMiss } from '../../views/report-view.ts';

/** Words of people about a report's incidents, read from their records: causes, actions and reasons of corrections. */
export function wordsOf({ store }: Pick<Core, 'store'>) {
  const events = async (reference: string) => store.log.load(numberOf(reference)!);
  return {
    async explained({ misses }: Pick<Report, 'misses'>): Promise<readonly ExplainedMiss[]> {
      return Promise.all(
        misses.map(async ({ explained, ...miss }) => ({ ...miss, ...(await causeOf(miss.reference, explained)) })),
      );
    },
    /** The corrections since `known` of the incidents whose numbers changed. */
    async corrections(changed: readonly Restated[], known: string): Promise<readonly CorrectionView[]> {
      const references = [...new Set(changed.flatMap(({ added, removed }) => [...added, ...removed]))].sort();
      const found = await Promise.all(
        references.map(async (reference) =>
          (await events(reference)).flatMap((event): CorrectionView[] =>
            event.type === 'severityCorrected' && event.at >= known
              ? [
                  {
                    reference,
                    at: event.at,
                    by: event.actor.name ?? event.actor.id,
                    what: `severity ${event.severity} from ${event.since}`,
                    reason: event.texts['reason'] ?? '[erased]',
                  },
                ]
              : [],
          ),
        ),
      );
      return found.flat();
    },
  };
  async function causeOf(reference: string, seq: Miss['explained']) {
    if (seq === null) return { cause: null, action: null };
    const event = (await events(reference))[seq - 1];
    const text = (name: string) => event?.texts[name] ?? '[erased]';
    return { cause: text('cause'), action: text('action') };
  }
}
