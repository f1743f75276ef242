import { entriesOf } from './entries.ts';
import { articleSearch } from './search.ts';
import type { ArticlesQuery, Knowledge } from './types.ts';
import { articleRow, articleView } from './views.ts';
import type { Core } from '../core.ts';
import type { CommandResult } from '../../commands/handle-command.ts';
import { incidentLane } from '../../commands/unit-of-work.ts';
import type { Actor } from '../../domain/access/actor.ts';
import {
  ARTICLES,
  changeArticle,
  current,
  draftArticle,
  refuseKnowledge as refuse,
  tellHelped,
  useArticle,
  USES,
  usesEntry,
  type Article,
  type Use,
} from '../../domain/knowledge/index.ts';
import { refuse as refuseIncident } from '../../domain/incident/index.ts';
import { numberOf } from '../../store/index.ts';
import type { IncidentView } from '../../views/types.ts';

type Articles = Pick<Knowledge, 'articles' | 'article' | 'draft' | 'change' | 'use' | 'tellHelped' | 'nameKnownError'>;

export interface ArticleServices {
  readonly service: Articles;
  /** All that this viewer reads. */
  readonly readBy: (viewer: Actor) => Promise<readonly Article[]>;
  readonly search: (articles: readonly Article[], text: string) => readonly Article[];
  readonly today: () => Temporal.PlainDate;
}

/** @param after an incident after a command, as `viewer` may see it */
export function articleServices(
  core: Core,
  after: (done: CommandResult, viewer: Actor) => Promise<IncidentView>,
): ArticleServices {
  const { parts, units, clock } = core;
  const register = core.register(() => ARTICLES);
  const usesOf = core.register(() => USES);
  const entries = entriesOf(core, ARTICLES.name, register);
  const months = entriesOf(core, USES.name, usesOf);
  const search = articleSearch();
  const today = () => clock.now().toZonedDateTimeISO(parts.policy.zone).toPlainDate();
  const readBy = async (viewer: Actor) =>
    (await entries.all()).filter((article) => parts.knowledge.readsArticle(viewer, article));
  const one = async (reference: string, viewer: Actor): Promise<Article> => {
    const article = await register.find(reference);
    if (article === null || !parts.knowledge.readsArticle(viewer, article)) throw refuse.noArticle(reference);
    return article;
  };
  const uses = async (reference?: string): Promise<ReadonlyMap<string, readonly Use[]>> => {
    const found = await months.all(reference === undefined ? undefined : [reference]);
    return new Map([...Map.groupBy(found, ({ article }) => article)].map(([id, of]) => [id, of.flatMap((month) => month.uses)]));
  };
  const shown = async (article: Article, viewer: Actor) =>
    articleView(article, (await uses(article.reference)).get(article.reference) ?? [], today(), viewer, parts.knowledge);
  const rows = async ({ text, service, confidence, overdue }: ArticlesQuery, viewer: Actor) => {
    const all = await readBy(viewer);
    const found = text === undefined || text.trim() === '' ? all : search(all, text);
    const used = await uses();
    const listed = found
      .filter(
        (article) =>
          (service === undefined || article.service === service) &&
          (confidence === undefined || article.confidence === confidence),
      )
      .map((article) => articleRow(article, used.get(article.reference) ?? [], today(), parts.knowledge))
      .filter((row) => overdue === undefined || row.overdue === overdue);
    return found === all
      ? listed.sort((a, b) => Number(b.overdue) - Number(a.overdue) || a.reference.localeCompare(b.reference))
      : listed;
  };
  /** A command on an incident, and what it means for the article, in one unit. */
  const onIncident = async (
    reference: string,
    actor: Actor,
    make: (unit: Parameters<Parameters<typeof units.run>[0]>[0], n: number) => Promise<CommandResult>,
  ) => {
    const n = numberOf(reference);
    if (n === null) throw refuseIncident.notFound(reference);
    const done = await units.run(
      async (unit) => {
        if ((await unit.load(n)) === null) throw refuseIncident.notFound(reference);
        return make(unit, n);
      },
      { lane: incidentLane(n) },
    );
    return after(done, actor);
  };

  return {
    ...{ readBy, search, today },
    service: {
      articles: rows,
      article: async (reference, viewer) => shown(await one(reference, viewer), viewer),
      async draft(given, actor) {
        const { entry } = await register.run(null, (_, now) => draftArticle(given, actor, now, parts.policy), actor);
        return shown(entry, actor);
      },
      async change(reference, command, actor) {
        await one(reference, actor);
        const { entry } = await register.run(
          reference,
          (article, now) => (article === null ? [] : changeArticle(article, command, actor, now, parts.policy)),
          actor,
        );
        return shown(entry, actor);
      },
      async use(incident, reference, actor) {
        const article = await one(reference, actor);
        return onIncident(incident, actor, async (unit, n) => {
          const { version } = current(article);
          const done = await core.handle(unit, n, { do: 'useArticle', article: reference, version }, actor);
          const use = done.incident.articles.find((each) => each.article === reference)!;
          const entry = usesEntry(reference, Temporal.Instant.from(use.at));
          await usesOf.inUnit(unit, entry, (month) => useArticle(article, month, done.incident.reference), actor);
          return done;
        });
      },
      async tellHelped(incident, reference, helped, actor) {
        await one(reference, actor);
        return onIncident(incident, actor, async (unit, n) => {
          const done = await core.handle(unit, n, { do: 'tellHelped', article: reference, helped }, actor);
          const use = done.incident.articles.find((each) => each.article === reference)!;
          const entry = usesEntry(reference, Temporal.Instant.from(use.at));
          await usesOf.inUnit(unit, entry, (month) => tellHelped(month, done.incident.reference, helped), actor);
          return done;
        });
      },
      async nameKnownError(incident, reference, actor) {
        if (reference !== null && (await one(reference, actor)).kind !== 'known-error')
          throw refuse.wrongState(`${reference} is not a known error.`);
        return onIncident(incident, actor, async (unit, n) =>
          core.handle(unit, n, { do: 'nameKnownError', article: reference }, actor),
        );
      },
    },
  };
}
