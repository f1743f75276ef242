import type { Core } from './core.ts';
import type { Answers } from './to-do-types.ts';
import type { Actor } from '../domain/access/actor.ts';
import { readsNotes } from '../domain/access/index.ts';
import { refuse, unreadAnswer } from '../domain/incident/index.ts';
import { numberOf } from '../store/index.ts';
import type { AnswerView, IncidentSummary } from '../views/types.ts';

/** Answers listed at most; one page shows them all. */
const MOST = 200;

export function answerServices({ store, load }: Pick<Core, 'store' | 'load'>) {
  const viewOf = async ({ n }: { readonly n: number }): Promise<readonly AnswerView[]> => {
    const incident = await load(n);
    const answer = incident && unreadAnswer(incident.events);
    if (!incident || !answer) return [];
    const { reference, caller, summary, severity, state, owner } = incident;
    const { at, texts, actor } = answer;
    const from = texts['from'] ?? texts['actor'] ?? actor.name ?? caller.name;
    const text = texts['text'] ?? texts['name'] ?? '[erased]';
    return [{ reference, organisation: caller.organisation, summary, severity, state, owner, at, from, text }];
  };
  const service: Answers = {
    async answers(viewer) {
      if (!readsNotes(viewer)) throw refuse.forbidden("Only the desk's staff and its assessor see the answers that wait.");
      const [waiting, total] = await Promise.all([store.unread.waiting(MOST), store.unread.count()]);
      return { items: (await Promise.all(waiting.map(viewOf))).flat(), total };
    },
  };
  return {
    service,
    /** Rows of a list, marked where an answer waits; for the desk's people. */
    async onRows(items: readonly IncidentSummary[], viewer: Actor): Promise<readonly IncidentSummary[]> {
      if (!readsNotes(viewer)) return items;
      const waiting = await store.unread.among(items.map(({ reference }) => numberOf(reference)!));
      const since = new Map(waiting.map(({ n, at }) => [n, at]));
      return items.map((item) => {
        const at = since.get(numberOf(item.reference)!);
        return at === undefined ? item : { ...item, answeredAt: at };
      });
    },
  };
}
