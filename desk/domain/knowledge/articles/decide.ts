import type { ArticleCommand, ArticleText, NewArticle } from './commands.ts';
import { current } from './fold.ts';
import { reviewBy } from './review.ts';
import type { Article, ArticleFact, KnownErrorFacts } from './types.ts';
import { refuse, textOf } from '../refuse.ts';
import type { Actor } from '../../access/actor.ts';
import { didYouMean } from '../../../../kernel/index.ts';
import type { Policy } from '../../../../standards/index.ts';

type Bounds = Pick<Policy, 'services' | 'organisations' | 'suppliers' | 'knowledge' | 'zone'>;

/** Reading, linking, writing and validating are rights apart: an assessor reads, staff link and write, and what has an owner is theirs. */
function mustWrite(actor: Actor, article: Pick<Article, 'governance' | 'owner'> | null): void {
  if (actor.role !== 'analyst' && actor.role !== 'duty-manager' && actor.role !== 'system')
    throw refuse.forbidden('Articles are written by the staff of the desk. Tell the desk what is missing.');
  if (article?.governance === 'owner' && actor.role === 'analyst' && article.owner !== actor.id)
    throw refuse.forbidden('This article is changed by its owner or the duty manager. Flag what is wrong with it.');
}

/** The facts of a new article. A known error is published at once, unvalidated: callers are waiting for its workaround. Pure. */
export function draftArticle(given: NewArticle, actor: Actor, now: Temporal.Instant, policy: Bounds): readonly ArticleFact[] {
  mustWrite(actor, null);
  const { kind, service, audience = 'staff', organisations = null, governance = 'open', owner = actor.id, incident } = given;
  mustExist('service', service, policy.services);
  for (const each of organisations ?? []) mustExist('organisation', each, policy.organisations);
  if ((kind === 'known-error') !== (given.knownError !== undefined))
    throw refuse.invalid(
      'A known error states the number that its supplier gives it; another article has none.',
      'knownError.code',
    );
  const known = given.knownError && knownErrorOf(given.knownError, now, policy);
  return [
    {
      type: 'drafted',
      ...{ kind, service, audience, organisations, governance, owner },
      ...(incident !== undefined && { incident }),
      ...(known !== undefined && { knownError: known }),
      texts: textsOf(given),
    },
    ...(known === undefined ? [] : [{ type: 'confidenceSet', confidence: 'not-validated' } as const]),
  ];
}

/** What a command adds to an article. Pure. */
export function changeArticle(
  article: Article,
  command: ArticleCommand,
  actor: Actor,
  now: Temporal.Instant,
  policy: Bounds,
): readonly ArticleFact[] {
  if (command.do !== 'flag') mustWrite(actor, article);
  switch (command.do) {
    case 'revise':
      if (command.basedOn !== current(article).version)
        throw refuse.wrongState(
          `${article.reference} was changed meanwhile: version ${String(current(article).version)} is current. Read it, and change that one.`,
        );
      return [{ type: 'revised', version: command.basedOn + 1, minor: command.minor ?? false, texts: textsOf(command) }];
    case 'setConfidence':
      return command.confidence === article.confidence ? [] : [{ type: 'confidenceSet', confidence: command.confidence }];
    case 'setAudience':
      for (const each of command.organisations ?? []) mustExist('organisation', each, policy.organisations);
      return [
        {
          type: 'audienceSet',
          audience: command.audience,
          organisations: command.organisations ?? null,
          governance: command.governance ?? article.governance,
        },
      ];
    case 'setOwner':
      return [{ type: 'ownerSet', owner: textOf(command.owner, 'who owns the article', 'owner') }];
    case 'review': {
      if (actor.role === 'system') throw refuse.forbidden('A review is a person’s act.');
      if (current(article).answer === '')
        throw refuse.wrongState(`${article.reference} has no answer yet. Write it, then review it.`);
      const on = now.toZonedDateTimeISO(policy.zone).toPlainDate();
      const due = reviewBy(on, Temporal.Duration.from(policy.knowledge.reviewWithin));
      const finding = textOf(command.finding, 'what you found', 'finding');
      return [{ type: 'reviewed', on: String(on), dueBy: String(due), texts: { finding } }];
    }
    case 'flag':
      if (actor.role === 'requester' || actor.role === 'partner')
        throw refuse.forbidden('Faults of articles are flagged by the staff of the desk.');
      return [{ type: 'flagged', texts: { fault: textOf(command.fault, 'what is wrong with it', 'fault') } }];
    case 'withdraw':
      mustBeKnownError(article);
      return article.withdrawnAt === null
        ? [{ type: 'withdrawn', texts: { reason: textOf(command.reason, 'why it is withdrawn', 'reason') } }]
        : [];
    case 'releaseFix':
      mustBeKnownError(article);
      for (const each of command.organisations ?? []) mustExist('organisation', each, policy.organisations);
      return [
        {
          type: 'fixReleased',
          release: textOf(command.release, 'which release mends it', 'release'),
          organisations: command.organisations ?? null,
        },
      ];
    default:
      return command satisfies never;
  }
}

function knownErrorOf(given: NonNullable<NewArticle['knownError']>, now: Temporal.Instant, policy: Bounds): KnownErrorFacts {
  const { supplier = null, code, releases = [], organisations = null } = given;
  const validFrom = given.validFrom === undefined ? String(now) : instantOf(given.validFrom, 'knownError.validFrom');
  const validTo = given.validTo === undefined || given.validTo === null ? null : instantOf(given.validTo, 'knownError.validTo');
  if (supplier !== null) mustExist('supplier', supplier, policy.suppliers);
  for (const each of organisations ?? []) mustExist('organisation', each, policy.organisations);
  return {
    supplier,
    code: textOf(code, 'the supplier’s number of the error', 'knownError.code'),
    releases,
    organisations,
    validFrom,
    validTo,
  };
}

function instantOf(text: string, field: string): string {
  try {
    return String(Temporal.Instant.from(text));
  } catch {
    throw refuse.invalid(`"${text}" is not an instant. Write date, time and offset: 2026-06-05T16:00:00+01:00.`, field);
  }
}

const textsOf = ({ title, symptom, answer = '', errorText = '' }: ArticleText) => ({
  title: textOf(title, 'what the article is about', 'title'),
  symptom: textOf(symptom, 'what callers see', 'symptom'),
  answer: answer.trim(),
  errorText: errorText.trim(),
});

function mustBeKnownError({ kind, reference }: Article): void {
  if (kind !== 'known-error') throw refuse.wrongState(`${reference} is not a known error. Archive it instead.`);
}

function mustExist(kind: 'service' | 'organisation' | 'supplier', id: string, known: readonly { readonly id: string }[]): void {
  const ids = known.map((each) => each.id);
  if (!ids.includes(id))
    throw refuse.invalid(`There is no ${kind} "${id}".${didYouMean(id, ids) || ` There are ${ids.join(', ')}.`}`, kind);
}
