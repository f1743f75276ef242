import path from 'node:path';
import { ownerOfError, partialSentence, type RehearsalRecord, type Verdict } from '../evidence/index.ts';
import type { Progress } from '../kernel/progress.ts';
import type { Rehearsed } from './types.ts';

const SHOWN: readonly Verdict[] = ['met', 'not met', 'blocked', 'needs review', 'not applicable', 'error'];

/** The last lines that the lead sees: the counts, the criteria not met with their causes, and where to look. */
export function summary({ record, folder, pack, newKey }: Rehearsed, colour: Progress['colour']): string {
  const { counts } = record.outcome;
  const line = SHOWN.filter((v) => counts[v] > 0 || v === 'met' || v === 'not met' || v === 'blocked').map(
    (v) => `${counts[v]} ${v}`,
  );
  const near = (file: string) => path.relative(process.cwd(), file);
  return [
    ...(record.partial ? [` ${partialSentence(record.partial)}`] : []),
    '',
    ` ${line.join('   ')}`,
    '',
    ...record.criteria
      .filter((c) => c.verdict !== 'met' && c.verdict !== 'not applicable')
      .flatMap((c) => [
        ` ${colour.red(c.verdict === 'needs review' ? '?' : '✗')} ${c.id}  ${c.title}${aside(c, record)}`,
        `   ${c.cause ?? ''}`,
        `   Next: open ${near(path.join(folder, 'index.html'))}#${c.id}`,
        '',
      ]),
    ...escaped(record, colour),
    ...aboutAnswers(record),
    ` ${record.outcome.sentence}`,
    '',
    ` Report   ${near(path.join(folder, 'index.html'))}`,
    ` Sealed   ${near(pack)}     check it anywhere: deskproof verify ${near(pack)} --key ${near(path.join(folder, 'signer.pub.pem'))}`,
    ...(newKey ? [`          signed with a key made for this run; deskproof keys makes one that your assessor can know`] : []),
  ].join('\n');
}

/** The verdict beside a title when it is not "not met", with the owner of an error. */
function aside(criterion: RehearsalRecord['criteria'][number], { scenarios }: RehearsalRecord): string {
  if (criterion.verdict === 'not met') return '';
  const owner = ownerOfError(criterion, scenarios);
  return `  (${criterion.verdict}${owner ? `, owner: ${owner}` : ''})`;
}

/** What the lead must know of met criteria that people answer for, and whether the people are real. */
function aboutAnswers({ criteria, plan }: RehearsalRecord): readonly string[] {
  const example = plan.answers?.example;
  const notes = criteria.flatMap(({ id, showings }) =>
    showings.flatMap(({ notes: own = [] }) => own.map((note) => ` ! ${id}  ${note}`)),
  );
  return [
    ...notes,
    ...(example === undefined ? [] : [` EXAMPLE: the answers of people in this rehearsal are an example. ${example}`]),
    ...(notes.length || example !== undefined ? [''] : []),
  ];
}

function escaped({ controls }: RehearsalRecord, colour: Progress['colour']): readonly string[] {
  const missed = controls?.results.filter((r) => !r.caught) ?? [];
  return missed.length ? [...missed.map((r) => ` ${colour.red('✗')} No scenario detected the faulty desk: ${r.says}`), ''] : [];
}
