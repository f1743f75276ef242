import { loadStandard, type Level, type Severity } from '../../standards/index.ts';
import { ALL_DERIVED, type AnsweringAdapter, type DeskSession, type IncidentView, type ValueSource } from '../desk-under-test.ts';
import { faultyAdapter, type FaultyOptions } from './over-desk.ts';

/** Its person looks the severity up in the standard's table, enters it, and reads it back: the standard is judged by itself. */
const echo =
  (name: string, severity: ValueSource) =>
  ({ standardDir }: FaultyOptions): AnsweringAdapter =>
    faultyAdapter(
      { standardDir },
      {
        name,
        declares: { values: { ...ALL_DERIVED, severity } },
        async wrongly({ entering }) {
          const { matrix } = (await loadStandard(standardDir)).severity;
          const entered = new Map<string, Severity>();
          const enter = (reference: string, impact: Level, urgency: Level) =>
            void entered.set(reference, entering?.severity ?? matrix[impact][urgency]);
          const noting = async (logging: Promise<IncidentView>) => {
            const view = await logging;
            enter(view.reference, view.impact, view.urgency);
            return view;
          };
          const told = <View extends { reference: string; severity: Severity }>(view: View): View => ({
            ...view,
            severity: entered.get(view.reference) ?? view.severity,
          });
          return {
            session: (session): Partial<DeskSession> => ({
              logCall: async (...given) => noting(session.logCall(...given)),
              report: async (...given) => noting(session.report(...given)),
              async reclassify(reference, to) {
                await session.reclassify(reference, to);
                enter(reference, to.impact, to.urgency);
              },
            }),
            incident: told,
            summary: told,
          };
        },
      },
    );

/** Says that the desk derives it. */
export const echoAdapter = echo('faulty/echo', 'derived');
/** Says what it does. */
export const sayingEchoAdapter = echo('faulty/saying-echo', {
  entered: "the analyst picks it from the standard's printed table",
});
