import type { ArticleServices } from './articles.ts';
import type { Knowledge } from './types.ts';
import type { Core } from '../core.ts';
import { SYSTEM } from '../../domain/access/system.ts';
import { readsNotes } from '../../domain/access/index.ts';
import { refuseKnowledge as refuse, type FirstContact } from '../../domain/knowledge/index.ts';
import type { Incident } from '../../domain/incident/index.ts';
import { numberOf } from '../../store/index.ts';

/** Incidents that one rate counts at most, the newest of its period. */
const MOST = 2000;
const PAGE = 200;

/** Rates over the incidents opened in a period. */
export function rateServices(core: Core, { readBy }: ArticleServices): Pick<Knowledge, 'rates'> {
  const { store, parts, load } = core;
  const openedIn = async (from: Temporal.Instant, until: Temporal.Instant): Promise<readonly Incident[]> => {
    const found: Incident[] = [];
    let after: string | undefined;
    do {
      const page = await parts.reading.incidents(
        store.rows,
        { order: 'newest', limit: PAGE, ...(after !== undefined && { after }) },
        SYSTEM,
      );
      for (const { reference, openedAt } of page.items) {
        if (Temporal.Instant.compare(openedAt, from) < 0) return found;
        if (Temporal.Instant.compare(openedAt, until) >= 0) continue;
        const incident = await load(numberOf(reference) ?? 0);
        if (incident) found.push(incident);
      }
      after = page.next ?? undefined;
    } while (after !== undefined && found.length < MOST);
    return found.slice(0, MOST);
  };
  return {
    async rates(from, until, viewer) {
      if (!readsNotes(viewer)) throw refuse.forbidden('These rates are for the staff of the desk and the assessor.');
      const incidents = await openedIn(from, until);
      const articles = new Map((await readBy(SYSTEM)).map((article) => [article.reference, article]));
      const asked = incidents.filter(
        ({ offered, closedAt }) => offered !== null && offered.services !== null && closedAt !== null,
      );
      const services = ({ offered }: Incident) => offered?.services ?? [];
      return {
        incidents: incidents.length,
        complete: incidents.length < MOST,
        knownErrors: parts.knowledge.matchRate(articles, incidents.map(firstContactOf)),
        suggestions: {
          asked: asked.length,
          abstained: asked.filter((each) => services(each).length === 0).length,
          first: asked.filter((each) => services(each)[0] === each.service).length,
          amongThree: asked.filter((each) => services(each).includes(each.service)).length,
        },
      };
    },
  };
}

/** A known error counts as offered at first contact if the desk offered it while the incident was logged; later, when somebody used it. */
function firstContactOf({ reference, caller, openedAt, knownError, offered, articles }: Incident): FirstContact {
  const atOnce = knownError !== null && (offered?.articles.includes(knownError) ?? false);
  const used = articles.find(({ article }) => article === knownError);
  return {
    reference,
    organisation: caller.organisation,
    openedAt,
    knownError,
    offeredAt: atOnce ? openedAt : (used?.at ?? null),
  };
}
