import type { IncomingDocument, IncomingFile } from '../commands/incoming-document.ts';
import type { CommandResult } from '../commands/handle-command.ts';
import type { Actor } from '../domain/access/actor.ts';
import { scopeOf } from '../domain/access/index.ts';
import { SYSTEM } from '../domain/access/system.ts';
import { describe } from '../dispatch/index.ts';
import { refuse, type DeskCommand, type Redacted } from '../domain/incident/index.ts';
import { mustBeAllowed } from '../domain/incident/permissions.ts';
import { serviceOf } from '../domain/incident/service-named.ts';
import type { MailDesk, MailToHold } from './mail-types.ts';
import type { ServiceParts } from './types.ts';
import { numberOf, referenceOf, type HeldMail, type OutboxRow, type Store } from '../store/index.ts';
import type { IncidentView } from '../views/types.ts';
import { Refusal, truncate, withoutNhsNumbers, type Clock, type Ids } from '../../kernel/index.ts';

/** Mail that waits, as many as a page shows. */
const MOST_HELD = 200;
const LONGEST_SUMMARY = 200;

export interface MailOptions {
  readonly store: Store;
  readonly parts: ServiceParts;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly handleCommand: (
    n: number | null,
    command: DeskCommand,
    actor: Actor,
    also?: (done: CommandResult) => void,
    removed?: Pick<Redacted, 'count' | 'where'>,
  ) => CommandResult & { readonly also: readonly number[] };
  readonly incoming: (reference: string, file: IncomingFile) => IncomingDocument;
  readonly changed: (n: number) => void;
  readonly view: (done: Pick<CommandResult, 'n' | 'incident'>, viewer: Actor) => IncidentView;
}

const clean = (text: string): string => withoutNhsNumbers(text).text;

/** What arrives by mail and is not simply a contact: which incident it belongs to, letters that come back, and what waits for a person. */
export function mailDesk({ store, parts, clock, ids, handleCommand, incoming, changed, view }: MailOptions): MailDesk {
  const exists = (n: number) => store.rows.organisationOf(n) !== null;
  const held = (id: string): HeldMail => {
    const mail = store.heldMails.one(id);
    if (!mail) throw new Refusal('not-found', 'There is no such mail. Somebody may have decided about it.', 404);
    return mail;
  };
  /** The letters among `ids` that the desk sent. */
  const lettersOf = (given: readonly string[]): readonly OutboxRow[] => given.flatMap((id) => store.outbox.byKey(id) ?? []);
  const returned = (row: OutboxRow, note: string): readonly { readonly n: number; readonly command: DeskCommand }[] => {
    const { item, n, key } = row;
    if (item.kind === 'digest')
      return store.digests.of(row.id).map(({ n: each, step }) => ({
        n: each,
        command: { do: 'undelivered', what: `the mail of escalation ${step} to ${item.to}: ${note}` },
      }));
    if (item.kind !== 'mail') return [];
    const command: DeskCommand =
      item.step === undefined
        ? { do: 'letterReturned', letter: key, to: item.to, what: describe(item), note }
        : { do: 'undelivered', what: `${describe(item)} to ${item.to}: ${note}` };
    return [{ n, command }];
  };

  return {
    threadsOf({ inReplyTo, references, subject }) {
      const answered = [...(inReplyTo === null ? [] : [inReplyTo]), ...references.toReversed()];
      const named = /\[(INC-\d{6,15})\]/i.exec(subject)?.[1]?.toUpperCase();
      const known = [
        ...answered.flatMap((id) => store.contacts.byMessage(id)),
        ...(named === undefined ? [] : [numberOf(named) ?? 0]),
      ];
      return [...new Set(known)].filter(exists).map(referenceOf);
    },
    warnedOf({ inReplyTo, references }) {
      const answered = [...(inReplyTo === null ? [] : [inReplyTo]), ...references.toReversed()];
      const letter = answered.map((id) => store.digests.byMessage(id)).find((each) => each !== null);
      return letter === undefined ? null : [...new Set(store.digests.of(letter).map(({ n }) => referenceOf(n)))];
    },
    lettersAmong: (given) => lettersOf(given).map(({ key }) => key),
    async letterReturned(letters, note) {
      const touched = await store.write(() =>
        lettersOf(letters)
          .flatMap((row) => returned(row, note))
          .flatMap(({ n, command }) => {
            const done = handleCommand(n, command, SYSTEM);
            return done.events.length > 0 ? [n, ...done.also] : [];
          }),
      );
      for (const n of touched) changed(n);
    },
    async hold(mail: MailToHold) {
      const files = mail.files.map((file) => ({ ...file, name: clean(file.name), content: parts.cleanFile(file).content }));
      const { from, name, subject, text, notKept } = mail;
      await store.write(() =>
        store.heldMails.add({
          ...mail,
          id: ids.uuid('held mail'),
          at: String(clock.now()),
          ...{ from: clean(from), name: clean(name), subject: clean(subject), text: clean(text), notKept: clean(notKept) },
          files,
        }),
      );
    },
    heldMail(viewer) {
      if (scopeOf(viewer) !== null) throw refuse.forbidden("Mail that waits is for the desk's people.");
      return { items: store.heldMails.waiting(MOST_HELD), total: store.heldMails.count() };
    },
    async openHeldMail(id, { organisation, service }, actor) {
      if (scopeOf(actor) !== null) throw refuse.forbidden("Mail that waits is for the desk's people.");
      const done = await store.write(() => {
        const { subject, text, from, name, files, messageId, notKept, ...mail } = held(id);
        const whose = organisation ?? mail.organisation;
        if (whose === null) throw refuse.missing('Say whose contact it is: "organisation" is missing.');
        const opened = handleCommand(
          null,
          {
            do: 'open',
            contact: {
              channel: 'email',
              caller: { name: name || from || 'A mail without a sender', organisation: whose, ...(from && { mail: from }) },
              service: service ?? serviceOf(parts.policy, subject, text),
              type: 'incident',
              summary: truncate(subject || '(no subject)', LONGEST_SUMMARY),
              description: text || '(no text)',
              ...parts.policy.severity.untriaged,
              safety: [],
              ...(messageId !== null && { messageId }),
              mail: { generated: true, ...(notKept && { notKept }) },
            },
          },
          actor,
        );
        let last: CommandResult = opened;
        for (const file of files) {
          const { command, keep, removed } = incoming(opened.incident.reference, file);
          last = handleCommand(opened.n, command, actor, ({ n }) => keep(n), removed);
        }
        store.heldMails.decide(id, { at: String(clock.now()), by: actor.name, incident: opened.n, reason: null });
        return last;
      });
      changed(done.n);
      return view(done, actor);
    },
    async dismissHeldMail(id, reason, actor) {
      mustBeAllowed({ do: 'note', text: reason }, actor);
      if (scopeOf(actor) !== null) throw refuse.forbidden("Mail that waits is for the desk's people.");
      const why = clean(reason.trim());
      if (why === '') throw refuse.missing('Say why it is let go.');
      await store.write(() => {
        held(id);
        store.heldMails.decide(id, { at: String(clock.now()), by: actor.name, incident: null, reason: why });
      });
    },
  };
}
