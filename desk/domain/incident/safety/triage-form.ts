import { refuse, requireText } from '../refuse.ts';
import type { SafetyCommand } from './types.ts';
import { didYouMean } from '../../../../kernel/index.ts';
import type { ClinicalSafetyPolicy, Risk, TriageField } from '../../../../standards/index.ts';

type Answer = string | number | boolean;
type Given = Omit<Extract<SafetyCommand, { do: 'triageHarm' }>, 'do'>;

export interface ReadTriage {
  readonly answers: Readonly<Record<string, Answer>>;
  readonly hazardSeverity: string;
  readonly likelihood: string;
  readonly risk: Risk;
  readonly texts: Readonly<Record<string, string>>;
}

/** The triage form as it is recorded: every question answered in its kind, and the risk looked up. Words are texts. Throws a `Refusal`. */
export function readTriage({ answers, severity, likelihood }: Given, policy: ClinicalSafetyPolicy): ReadTriage {
  const known = policy.triage.map(({ id }) => id);
  const unknown = Object.keys(answers).find((id) => !known.includes(id));
  if (unknown !== undefined)
    throw refuse.invalid(`"${unknown}" is not a question of the triage form.${didYouMean(unknown, known)}`, { field: unknown });
  const read = policy.triage.flatMap((field) => {
    const answer = readAnswer(field, answers[field.id]);
    return answer === null ? [] : [[field, answer] as const];
  });
  const of = (inWords: boolean) =>
    read.filter(([{ kind }]) => (kind === 'text') === inWords).map(([{ id }, answer]) => [id, answer]);
  return {
    answers: Object.fromEntries(of(false)) as Readonly<Record<string, Answer>>,
    hazardSeverity: severity,
    likelihood,
    risk: riskOf(severity, likelihood, policy),
    texts: Object.fromEntries(of(true)) as Readonly<Record<string, string>>,
  };
}

function readAnswer({ id, asks, kind, from = [], optional }: TriageField, given: Answer | undefined): Answer | null {
  const missing = given === undefined || (typeof given === 'string' && given.trim() === '');
  if (missing && optional) return null;
  if (missing) throw refuse.missing(`The triage form has no answer to "${asks}".`, { field: id });
  const wrong = (how: string) => refuse.invalid(`"${String(given)}" does not answer "${asks}": ${how}.`, { field: id });
  switch (kind) {
    case 'text':
      return requireText(String(given), asks);
    case 'yes-no':
      if (typeof given !== 'boolean') throw wrong('say yes or no');
      return given;
    case 'number':
      if (typeof given !== 'number' || !Number.isInteger(given) || given < 0) throw wrong('give a whole number, 0 or more');
      return given;
    case 'choice':
      if (typeof given !== 'string' || !from.includes(given)) throw wrong(`choose ${from.join(', ')}`);
      return given;
    default:
      return kind satisfies never;
  }
}

/** Risk 1 to 5 of a severity and a likelihood, by the standard's table. Throws a `Refusal` that names the nearest level. */
export function riskOf(severity: string, likelihood: string, { severities, likelihoods }: ClinicalSafetyPolicy): Risk {
  const row = likelihoods.find(({ id }) => id === likelihood);
  const risk = row?.risks[severity];
  if (row !== undefined && risk !== undefined) return risk;
  const [what, word, known] =
    row === undefined
      ? (['likelihood', likelihood, likelihoods.map(({ id }) => id)] as const)
      : (['severity', severity, severities.map(({ id }) => id)] as const);
  throw refuse.invalid(`"${word}" is not a ${what} of a hazard.${didYouMean(word, known) || ` There is ${known.join(', ')}.`}`, {
    field: what,
  });
}
