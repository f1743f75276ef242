import { didYouMean } from '../../kernel/index.ts';
import { isDate } from '../load/time.ts';
import type { ControlledDocument, DocumentFinding, Standard } from '../types.ts';
import { inDocument, inPolicy, linesOf } from './markdown.ts';

const CHECK = 'document-control';
type Key = 'id' | 'title' | 'process' | 'owner' | 'version' | 'approver' | 'approved' | 'reviewers' | 'reviewBy';
const KEYS: readonly Key[] = ['id', 'title', 'process', 'owner', 'version', 'approver', 'approved', 'reviewers', 'reviewBy'];

/** Criterion DOC-01: every process has one current procedure. It is complete and consistent, and reviewed within a year. */
export function documentControl(standard: Standard, today: Temporal.PlainDate): readonly DocumentFinding[] {
  return [
    ...standard.documents.flatMap((document) => [
      ...missingKeys(document),
      ...unknownNames(standard, document),
      ...dates(document, today),
      ...headerAndFooter(document),
      ...currency(standard, document),
    ]),
    ...standard.processes
      .filter((process) => !standard.documents.some((d) => d.process === process && d.status === 'approved'))
      .map((process) =>
        inPolicy(
          CHECK,
          standard,
          'standard.yaml',
          'processes:',
          `there is no approved procedure for "${process}". Write one under documents/, or approve it.`,
        ),
      ),
  ];
}

/** The required header: the first line of the body. */
export const headerOf = ({ id, title, version, status }: ControlledDocument) =>
  `${id} · ${title} · Version ${version} · ${capital(status)}`;

/** The required footer: the last line of the body. */
export const footerOf = ({ id, version, status, approved, reviewBy }: ControlledDocument) =>
  status === 'draft'
    ? `${id} · Version ${version} · Draft`
    : `${id} · Version ${version} · ${capital(status)} ${approved} · Review by ${reviewBy}`;

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

function keyLine(document: ControlledDocument, key: string): number {
  const at = linesOf(document).findIndex((line) => line.startsWith(`${key}:`));
  return at < 0 ? 1 : at + 1;
}

const found = (document: ControlledDocument, key: string, message: string) =>
  inDocument(CHECK, document, keyLine(document, key), message);

function missingKeys(document: ControlledDocument): readonly DocumentFinding[] {
  /** Optional in a draft, which has not been approved. */
  const needed = document.status === 'draft' ? KEYS.filter((key) => !['approver', 'approved', 'reviewBy'].includes(key)) : KEYS;
  return needed
    .filter((key) => document[key].length === 0)
    .map((key) => found(document, key, `the document does not say its "${key}". Add it to the front matter.`));
}

function unknownNames({ contacts, processes }: Standard, document: ControlledDocument): readonly DocumentFinding[] {
  const roles = contacts.map(({ role }) => role);
  const people = [
    ...(['owner', 'approver'] as const).map((key) => [key, document[key]] as const),
    ...document.reviewers.map((r) => ['reviewers', r] as const),
  ];
  return [
    ...people
      .filter(([, role]) => role && !roles.includes(role))
      .map(([key, role]) =>
        found(document, key, `"${role}" is no role of contacts.yaml, so nobody can be asked.${didYouMean(role, roles)}`),
      ),
    ...(document.process && !processes.includes(document.process)
      ? [
          found(
            document,
            'process',
            `"${document.process}" is no process of standard.yaml.${didYouMean(document.process, processes)}`,
          ),
        ]
      : []),
  ];
}

function dates(document: ControlledDocument, today: Temporal.PlainDate): readonly DocumentFinding[] {
  if (document.status === 'draft') return [];
  const written = (['approved', 'reviewBy'] as const).filter((key) => document[key]);
  const wrong = written.filter((key) => !isDate(document[key]));
  if (wrong.length)
    return wrong.map((key) => found(document, key, `"${document[key]}" is not a date. Write it like ${today.toString()}.`));
  if (written.length < 2) return [];
  const [approvedOn, reviewBy] = [Temporal.PlainDate.from(document.approved), Temporal.PlainDate.from(document.reviewBy)];
  const latest = approvedOn.add({ years: 1 });
  const before = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) < 0;
  const overdue = document.status === 'approved' && before(reviewBy, today);
  return [
    ...(before(today, approvedOn)
      ? [
          found(
            document,
            'approved',
            `was approved on ${approvedOn.toString()}, which is in the future (today is ${today.toString()}).`,
          ),
        ]
      : []),
    ...(before(approvedOn, reviewBy)
      ? []
      : [
          found(
            document,
            'reviewBy',
            `the review on ${reviewBy.toString()} is not after the approval on ${approvedOn.toString()}.`,
          ),
        ]),
    ...(before(latest, reviewBy)
      ? [
          found(
            document,
            'reviewBy',
            `more than a year passes between approval (${approvedOn.toString()}) and review (${reviewBy.toString()}). Review by ${latest.toString()}.`,
          ),
        ]
      : []),
    ...(overdue
      ? [
          found(
            document,
            'reviewBy',
            `the review was due on ${reviewBy.toString()} and is overdue (today is ${today.toString()}). Review the document and approve it again.`,
          ),
        ]
      : []),
  ];
}

function headerAndFooter(document: ControlledDocument): readonly DocumentFinding[] {
  const lines = linesOf(document);
  const first = lines.findIndex((line, i) => i > lines.indexOf('---', 1) && line.trim() !== '') + 1;
  const last = lines.findLastIndex((line) => line.trim() !== '') + 1;
  const differs = (name: string, line: number, is: string, must: string) =>
    is === must
      ? []
      : [inDocument(CHECK, document, line, `the ${name} does not agree with the front matter. It must read: ${must}`)];
  return [
    ...differs('header', first, document.header, headerOf(document)),
    ...differs('footer', last, document.footer, footerOf(document)),
  ];
}

/** Each id has one current version, so that staff never choose between two. A draft does not count as one. */
function currency({ documents }: Standard, document: ControlledDocument): readonly DocumentFinding[] {
  const current = documents.filter(({ id, status }) => id === document.id && status === 'approved');
  if (document.status === 'draft' && current.length === 0) {
    return [found(document, 'status', `"${document.id}" is only a draft. Approve it, so that staff have a version to follow.`)];
  }
  const [first] = current;
  return document.status === 'approved' && first && first !== document
    ? [found(document, 'id', `"${document.id}" has a second approved version in ${first.file}. Withdraw one of them.`)]
    : [];
}
