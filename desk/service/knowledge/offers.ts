import type { ArticleServices } from './articles.ts';
import { suggesters } from './past.ts';
import type { Knowledge } from './types.ts';
import type { Core } from '../core.ts';
import type { Actor } from '../../domain/access/actor.ts';
import { readsNotes } from '../../domain/access/index.ts';
import { current, refuseKnowledge as refuse, type Article, type MatchedError } from '../../domain/knowledge/index.ts';
import type { NewContact, Offered } from '../../domain/incident/contact.ts';
import { SYSTEM } from '../../domain/access/system.ts';
import type { OfferedError } from '../../views/knowledge.ts';

/** Articles offered beside the services and known errors: none rather than noise. */
const ARTICLES_OFFERED = 3;
/** Where somebody of the desk files what a caller says. On the portal the caller chooses, and another desk knows its services. */
const FILED_BY_US: ReadonlySet<NewContact['channel']> = new Set(['phone', 'walk-up', 'email']);

export interface OfferServices {
  readonly service: Pick<Knowledge, 'offer'>;
  /** What the desk offers for a contact, kept with its incident. */
  readonly atFirstContact: (contact: NewContact) => Promise<Offered>;
  readonly changed: (incident: string) => void;
}

export function offerServices(core: Core, { readBy, search, today }: ArticleServices): OfferServices {
  const { parts, clock } = core;
  const suggest = suggesters(core);
  const matched = async (told: { readonly text: string; readonly service: string; readonly organisation: string }) =>
    parts.knowledge.matchKnownErrors(await readBy(SYSTEM), { ...told, at: clock.now() }, parts.policy);
  const shown = ({ article, by, words }: MatchedError): OfferedError => {
    const { title, answer } = current(article);
    const { reference, confidence } = article;
    return { reference, title, workaround: answer, confidence, overdue: parts.knowledge.isOverdue(article, today()), by, words };
  };
  const titled = (article: Article) => ({
    reference: article.reference,
    title: current(article).title,
    confidence: article.confidence,
    overdue: parts.knowledge.isOverdue(article, today()),
  });

  return {
    changed: suggest.changed,
    service: {
      async offer({ text, organisation = '', service }, viewer: Actor) {
        if (!readsNotes(viewer)) throw refuse.forbidden('Suggestions are for the staff who take calls.');
        const suggestion = (await suggest.experienced())(text);
        const about = service ?? suggestion.services[0]?.service ?? '';
        const errors = await matched({ text, organisation, service: about });
        const concerned = new Set([about, ...suggestion.services.map((each) => each.service)]);
        const articles = search(await readBy(viewer), text).filter(
          (article) => article.kind === 'article' && article.confidence !== 'archived' && concerned.has(article.service),
        );
        return { ...suggestion, knownErrors: errors.map(shown), articles: articles.slice(0, ARTICLES_OFFERED).map(titled) };
      },
    },
    async atFirstContact({ channel, service, caller, summary, description }) {
      const text = `${summary}. ${description}`;
      const errors = await matched({ text, service, organisation: caller.organisation });
      return {
        services: FILED_BY_US.has(channel) ? (await suggest.experienced())(text).services.map((each) => each.service) : null,
        articles: errors.map(({ article }) => article.reference),
      };
    },
  };
}
