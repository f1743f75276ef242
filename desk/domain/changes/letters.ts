import { localTimes } from '../../../kernel/index.ts';
import type { Recorded, RegisterLetter } from '../registers/index.ts';
import { noticeKey, type ChangeFact } from './facts.ts';
import type { Standing } from './surroundings.ts';
import type { Change, NoticeKind } from './types.ts';

/** The letters that a fact of a change requires: notices to clinical users, and word to the owner of the notices. */
export function lettersOf(change: Change, fact: Recorded<ChangeFact>, standing: Standing): readonly RegisterLetter[] {
  switch (fact.type) {
    case 'noticesIssued':
      return fact.to.map((to) => ({
        key: noticeKey(fact.seq, to),
        to: fact.texts?.[`${to.organisation}/${to.contact}`] ?? '',
        ...noticeText(change, fact.kind, standing),
      }));
    case 'noticeReturned': {
      const notice = change.notices.find(({ key }) => key === fact.notice);
      return toOwner(change, fact, standing, `A notice of ${change.reference} came back`, [
        `The notice to ${notice?.contact ?? 'somebody'} of ${notice?.organisation ?? 'a customer'} was not delivered: ${fact.texts.why}`,
        'It does not count as given. Reach them another way, or the change moves.',
      ]);
    }
    case 'reviewTriggered':
      return toOwner(change, fact, standing, `${change.reference} is to be reviewed`, [
        `${fact.counted} incidents were linked to ${change.reference} (${change.title}); ${rounded(fact.usual)} are usual in that time.`,
      ]);
    case 'reviewOverdue':
      return toOwner(change, fact, standing, `The review of ${change.reference} is overdue`, [
        `The emergency change ${change.reference} (${change.title}) was to be reviewed by ${localTimes(standing.policy.zone).spoken(change.review.due!)}.`,
      ]);
    case 'held':
      return toOwner(change, fact, standing, `${change.reference} is held`, [
        `${change.reference} (${change.title}) is held: ${fact.texts.reason}`,
      ]);
    default:
      return [];
  }
}

const rounded = (n: number) => Math.round(n * 10) / 10;

function toOwner(
  { reference }: Change,
  { seq }: Recorded<ChangeFact>,
  { policy, rules }: Standing,
  subject: string,
  lines: readonly string[],
) {
  const owners = [rules.notice.owner, ...rules.approvers.normal].flatMap(
    (role) => policy.contacts.find((one) => one.role === role) ?? [],
  );
  return [...new Set(owners.map(({ mail }) => mail))].map((to) => ({
    key: `owner/${seq}/${to}`,
    to,
    subject,
    text: [...lines, '', `Change ${reference}`].join('\n'),
  }));
}

const OPENING: Readonly<Record<NoticeKind, string>> = {
  notice: 'Planned work will interrupt services that you use.',
  move: 'Planned work that we told you of has moved. Only the time below holds.',
  cancel: 'Planned work that we told you of will not take place. There is nothing that you need to do.',
  chase: 'We told you of planned work and have not heard that you read it. Please tell the service desk that you have.',
  emergency: 'Urgent work on services that you use is about to begin. We are sorry that we can give no longer notice.',
};

function noticeText(
  change: Change,
  kind: NoticeKind,
  { policy, setting }: Standing,
): { readonly subject: string; readonly text: string } {
  const { spoken } = localTimes(policy.zone);
  const when =
    change.start === null || change.end === null
      ? 'When: as soon as it is approved'
      : `When: from ${spoken(change.start)} to ${spoken(change.end)}`;
  const subject = {
    notice: 'Planned work',
    move: 'Planned work has moved',
    cancel: 'Planned work is called off',
    chase: 'Please confirm: planned work',
    emergency: 'Urgent work',
  }[kind];
  const services = change.items.map((item) => setting.dependencies.nameOf(item)).join(', ');
  return {
    subject: `${subject}: ${services} (${change.reference})`,
    text: [
      OPENING[kind],
      '',
      `What: ${change.title}`,
      `Services: ${services}`,
      ...(kind === 'cancel' ? [] : [when]),
      ...(change.description === '' ? [] : ['', change.description]),
      '',
      `Please quote ${change.reference} when you answer.`,
    ].join('\n'),
  };
}
