import path from 'node:path';
import {
  attested,
  exercisesIn,
  judgeExercises,
  openLedger,
  readAnswers,
  refuseChangedFiles,
  saidBy,
  type Answers,
  type EvidenceItem,
  type Verdict,
} from '../../evidence/index.ts';
import { localTimes, UsageError } from '../../kernel/index.ts';
import { readHours } from '../../simulators/opening-hours.ts';
import type { AttestationShowing, Standard } from '../../standards/index.ts';
import type { Plan } from '../plan.ts';

/** What the people of a desk have answered, and by what it is judged. */
export interface PeopleShown {
  /** Null: nobody has answered. */
  readonly answers: Answers | null;
  /** Where answers are looked for; null when the plan names no place. */
  readonly folder: string | null;
  readonly today: Temporal.PlainDate;
  readonly zone: string;
  readonly inHours: (at: Temporal.Instant) => boolean;
  readonly planVersion: string | null;
}

interface Asking {
  readonly plan: Pick<Plan, 'title' | 'answers' | 'where'>;
  readonly standard: Standard;
}

/** Reads the answers that the plan names. Throws a `UsageError` when they, or a file that one rests on, were changed. */
export function readPeople({ plan, standard }: Asking, now: Temporal.Instant): PeopleShown {
  const answers = plan.answers === null ? null : readAnswers(plan.answers);
  if (answers !== null && answers.header.desk !== plan.title)
    throw new UsageError(
      plan.where(
        ['answers'],
        `holds answers of the people of "${answers.header.desk}", and the plan is of "${plan.title}". Name the folder of their answers.`,
      ),
    );
  for (const entry of answers?.entries ?? []) refuseChangedFiles(answers!, entry);
  const { escalation, calendars, documents, zone } = standard;
  const hours = readHours(calendars[escalation.inHours]!);
  return {
    answers,
    folder: plan.answers,
    today: localTimes(zone).dateOf(now),
    zone,
    inHours: (at) => hours.isOpen(at),
    planVersion: documents.find(({ id }) => id === escalation.document)?.version ?? null,
  };
}

/** The answers as evidence: whoever reads the report sees the words that a verdict rests on. */
export function keepAnswers({ answers }: Pick<PeopleShown, 'answers'>, folder: string): readonly EvidenceItem[] {
  if (answers === null || answers.entries.length === 0) return [];
  const { header, entries } = answers;
  const title = `${header.example === undefined ? '' : 'EXAMPLE: '}what the people of ${header.desk} answered`;
  return [openLedger(folder).put({ kind: 'document', title, json: { ...header, entries } })];
}

export const ofAnswers = ({ header: { desk, example }, entries, head }: Answers) => ({
  desk,
  entries: entries.length,
  head,
  ...(example !== undefined && { example }),
});

interface Outcome {
  readonly what: string;
  readonly verdict: Verdict;
  readonly cause: string | null;
  readonly notes?: readonly string[];
}

/** What a criterion asks of people. Without their answer it needs review; nothing that a program does stands for them. */
export function byPeople({ ask, exercised }: AttestationShowing, criterion: string, people: PeopleShown): Outcome {
  const { answers, folder } = people;
  const mark = answers?.header.example === undefined ? '' : 'EXAMPLE ';
  if (exercised) {
    const { verdict, cause, counted, warnings } = judgeExercises(answers ? exercisesIn(answers) : [], exercised, people);
    return {
      what: `${mark}attestation: ${counted.length ? counted.join('; ') : ask}`,
      verdict,
      cause: cause === null ? null : `${cause}${whereLooked(answers, folder)}`,
      ...(warnings.length > 0 && { notes: warnings.map((warning) => `${mark}${warning}`) }),
    };
  }
  const said = answers ? attested(answers, criterion, ask) : null;
  const what = `${mark}attestation: ${ask}`;
  if (said === null)
    return { what, verdict: 'needs review', cause: `Nobody has attested yet: ${ask}${whereLooked(answers, folder)}` };
  const { entry, holds } = said;
  if (!holds) return { what, verdict: 'not met', cause: `${mark}${saidBy(entry)}, answers no: ${entry.words}` };
  return { what: `${what} Attested by ${saidBy(entry)}: ${entry.words}`, verdict: 'met', cause: null };
}

const whereLooked = (answers: Answers | null, folder: string | null): string =>
  answers !== null
    ? ''
    : folder === null
      ? ' The plan names no answers: add "answers: <folder>" to it.'
      : ` There are no answers in ${path.relative(process.cwd(), folder)}.`;
