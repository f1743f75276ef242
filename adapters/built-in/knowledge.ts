import type {
  ArticleRead,
  ArticleSummary,
  KnowledgeSession,
  MatchRateView,
  CompetenceGap,
  TestResults,
} from '../desk-under-test.ts';

type Json = Readonly<Record<string, unknown>>;
interface Ask {
  readonly get: <T>(path: string) => Promise<T>;
  readonly post: <T>(path: string, body?: Json) => Promise<T>;
  /** An act that answers nothing. */
  readonly act: (path: string, body?: Json) => Promise<void>;
}

interface Row extends Omit<ArticleSummary, 'validated'> {
  readonly confidence: string;
}
interface Offered {
  readonly services: readonly { readonly service: string; readonly reasons: readonly { readonly written: string }[] }[];
  readonly none: string | null;
  readonly knownErrors: readonly { readonly reference: string; readonly workaround: string }[];
}
type Whole = Row &
  Pick<ArticleRead, 'answer'> & { readonly staff: { readonly versions: readonly { readonly title: string }[] } | null };

const summary = ({ confidence, ...row }: Row): ArticleSummary => ({ ...row, validated: confidence === 'validated' });
const at = (...path: readonly string[]) => `/api/${path.map(encodeURIComponent).join('/')}`;

/** What one person can do with what the built-in desk knows, by its API. */
export const knowledgeOf = ({ get, post, act }: Ask): KnowledgeSession => ({
  async offer(text, organisation) {
    const asked = String(new URLSearchParams({ text, ...(organisation !== undefined && { organisation }) }));
    const { services, none, knownErrors } = await get<Offered>(`/api/offer?${asked}`);
    return {
      services: services.map(({ service, reasons }) => ({ service, reasons: reasons.map(({ written }) => written) })),
      none,
      knownErrors: knownErrors.map(({ reference, workaround }) => ({ reference, workaround })),
    };
  },
  articles: async (words) =>
    (await get<readonly Row[]>(`/api/articles${words === undefined ? '' : `?q=${encodeURIComponent(words)}`}`)).map(summary),
  async article(reference) {
    const { answer, staff, ...row } = await get<Whole>(at('articles', reference));
    return { ...summary(row), answer, versions: staff?.versions.map(({ title }) => title) ?? [] };
  },
  async draft({ code, ...article }) {
    const known = code === undefined ? { kind: 'article' } : { kind: 'known-error', knownError: { code } };
    return (await post<Row>('/api/articles', { ...article, ...known })).reference;
  },
  review: async (reference, finding) => act(at('articles', reference, 'review'), { finding }),
  async revise(reference, text, minor) {
    const { version } = await get<Row>(at('articles', reference));
    await act(at('articles', reference, 'revise'), { ...text, minor, basedOn: version });
  },
  withdraw: async (reference, reason) => act(at('articles', reference, 'withdraw'), { reason }),
  releaseFix: async (reference, release, organisations) =>
    act(at('articles', reference, 'fix'), { release, organisations: [...organisations] }),
  use: async (incident, article) => act(at('incidents', incident, 'use-article'), { article }),
  tellHelped: async (incident, article, helped) => act(at('incidents', incident, 'article-helped'), { article, helped }),
  nameKnownError: async (incident, article) => act(at('incidents', incident, 'known-error'), { article }),
  async ofIncident(incident) {
    const { knowledge } = await get<{ knowledge: Awaited<ReturnType<KnowledgeSession['ofIncident']>> }>(
      at('incidents', incident),
    );
    return knowledge;
  },
  rates: async (from, until) =>
    (await get<{ knownErrors: MatchRateView }>(`/api/knowledge-rates?${String(new URLSearchParams({ from, until }))}`))
      .knownErrors,
  competence: async (date) =>
    (await get<{ gaps: readonly CompetenceGap[] }>(`/api/competence?${String(new URLSearchParams({ from: date, days: '1' }))}`))
      .gaps,
  showCompetence: async (person, proof) => act(at('competence', person, 'show'), { name: person, test: 'TST-000001', ...proof }),
  planShift: async (person, shift, date) => act(at('competence', person, 'plan'), { name: person, shift, date }),
  setTest: async (test) => (await post<{ reference: string }>('/api/tests', { ...test })).reference,
  beginTest: async (test, shift) => act(at('tests', test, 'begin'), { shift }),
  answerTest: async (test, question, service) => act(at('tests', test, 'answers'), { question, service }),
  test: async (reference) => (await get<{ results: TestResults | null }>(at('tests', reference))).results,
});
