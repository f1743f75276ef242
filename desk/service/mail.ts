import type { Core } from './core.ts';
import type { MailDesk, MailToHold } from './mail-types.ts';
import type { CommandResult } from '../commands/handle-command.ts';
import { incidentLane, type UnitOfWork } from '../commands/unit-of-work.ts';
import type { Actor } from '../domain/access/actor.ts';
import { scopeOf } from '../domain/access/index.ts';
import { SYSTEM } from '../domain/access/system.ts';
import { describe } from '../dispatch/index.ts';
import { refuse, type DeskCommand } from '../domain/incident/index.ts';
import { mustBeAllowed } from '../domain/incident/permissions.ts';
import { serviceOf } from '../domain/incident/service-named.ts';
import { numberOf, referenceOf, referencesQuoted, type HeldMail, type OutboxRow } from '../store/index.ts';
import type { IncidentView } from '../views/types.ts';
import { Refusal, truncate, withoutPatientNumbers } from '../../kernel/index.ts';

/** Held mails listed at most; one page shows them all. */
const MOST_HELD = 200;
const LONGEST_SUMMARY = 200;
/** References in a subject that are looked up at most. */
const MOST_NAMED = 5;

type Answering = Parameters<MailDesk['warnedOf']>[0];
interface OnIncident {
  readonly n: number;
  readonly command: DeskCommand;
}

/** Ids a mail refers to, the nearest first. */
const answeredBy = ({ inReplyTo, references }: Answering): readonly string[] => [
  ...(inReplyTo === null ? [] : [inReplyTo]),
  ...references.toReversed(),
];
/** Decisions about one held mail run one after the other. */
const heldLane = (id: string): string => `held mail ${id}`;

/**
 * Mail that is not simply a contact: the incident it belongs to, returned letters, and mail held for a person.
 * @param view an incident after a command, as `viewer` may see it
 */
export function mailServices(core: Core, view: (done: CommandResult, viewer: Actor) => Promise<IncidentView>): MailDesk {
  const { store, parts, clock, ids, units, incoming } = core;
  const known = () => parts.policy.patientIdentifiers;
  const clean = (text: string): string => withoutPatientNumbers(text, known().hospitalNumbers);
  const mustSee = (viewer: Actor) => {
    if (scopeOf(viewer) !== null) throw refuse.forbidden("Only the desk's staff and its assessor see mail that waits.");
  };
  /** Adds a reliance, so that the second of two decisions finds nothing. */
  const held = async (unit: UnitOfWork, id: string): Promise<HeldMail> => {
    const mail = await store.heldMails.one(id);
    if (!mail) throw new Refusal('not-found', 'There is no such mail. Somebody may have decided about it.', 404);
    unit.rely({ on: 'held-mail', id });
    return mail;
  };
  /** The letters among `ids` that the desk sent. */
  const lettersOf = async (given: readonly string[]): Promise<readonly OutboxRow[]> =>
    (await Promise.all(given.map(async (id) => store.outbox.byKey(id)))).filter((row) => row !== null);
  const returned = async (row: OutboxRow, note: string): Promise<readonly OnIncident[]> => {
    const { item, n, key } = row;
    if (item.kind === 'digest')
      return (await store.digests.of(row.id)).map(({ n: each, step }) => ({
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
    async threadsOf(mail) {
      const named = referencesQuoted(mail.subject).slice(0, MOST_NAMED);
      const byMessage = await Promise.all(answeredBy(mail).map(async (id) => store.contacts.byMessage(id)));
      const known = new Set([...byMessage.flat(), ...named.map((reference) => numberOf(reference) ?? 0)]);
      const whose = await Promise.all([...known].map(async (n) => ({ n, organisation: await store.rows.organisationOf(n) })));
      return whose.filter(({ organisation }) => organisation !== null).map(({ n }) => referenceOf(n));
    },
    async warnedOf(mail) {
      for (const id of answeredBy(mail)) {
        const letter = await store.digests.byMessage(id);
        if (letter !== null) return [...new Set((await store.digests.of(letter)).map(({ n }) => referenceOf(n)))];
      }
      return null;
    },
    lettersAmong: async (given) => (await lettersOf(given)).map(({ key }) => key),
    async letterReturned(letters, note) {
      // A letter's incidents no longer change once it has been sent.
      const about = (await Promise.all((await lettersOf(letters)).map(async (row) => returned(row, note)))).flat();
      const [only, ...others] = new Set(about.map(({ n }) => n));
      if (only === undefined) return;
      await units.run(
        async (unit) => {
          for (const { n, command } of about) await core.handle(unit, n, command, SYSTEM);
        },
        { lane: others.length === 0 ? incidentLane(only) : `returned ${letters.join(' ')}` },
      );
    },
    async attachOnce(reference, file, actor) {
      const n = numberOf(reference);
      if (n === null) throw refuse.notFound(reference);
      const { document, command, keep, removed } = await incoming(reference, file);
      await units.run(
        async (unit) => {
          // Adds a reliance on the incident: every document comes with an event.
          if ((await unit.load(n)) === null) throw refuse.notFound(reference);
          if ((await store.documents.of(n)).some(({ sha256 }) => document.sha256 === sha256)) return;
          await core.handle(unit, n, command, actor, ({ write }) => keep(write, n), removed);
        },
        { lane: incidentLane(n) },
      );
    },
    async hold(mail: MailToHold) {
      const files = mail.files.map((file) => ({
        ...file,
        name: clean(file.name),
        content: parts.cleanFile(file, known()).content,
      }));
      const { from, name, subject, text, notKept } = mail;
      const words = { from: clean(from), name: clean(name), subject: clean(subject), text: clean(text), notKept: clean(notKept) };
      const id = ids.uuid('held mail');
      await units.run(async ({ write }) => write.heldMails.add({ ...mail, ...words, id, at: String(clock.now()), files }));
    },
    async heldMail(viewer) {
      mustSee(viewer);
      const [items, total] = await Promise.all([store.heldMails.waiting(MOST_HELD), store.heldMails.count()]);
      return { items, total };
    },
    async openHeldMail(id, { organisation, service }, actor) {
      mustSee(actor);
      const open = async (unit: UnitOfWork): Promise<CommandResult> => {
        const { subject, text, from, name, files, messageId, notKept, ...mail } = await held(unit, id);
        const whose = organisation ?? mail.organisation;
        if (whose === null) throw refuse.missing('Say whose contact it is: "organisation" is missing.');
        const opened = await core.handle(
          unit,
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
          const { command, keep, removed } = await incoming(opened.incident.reference, file);
          last = await core.handle(unit, opened.n, command, actor, ({ write }, { n }) => keep(write, n), removed);
        }
        unit.write.heldMails.decide(id, { at: String(clock.now()), by: actor.name, incident: opened.n, reason: null });
        return last;
      };
      return view(await units.run(open, { lane: heldLane(id) }), actor);
    },
    async dismissHeldMail(id, reason, actor) {
      mustBeAllowed({ do: 'note', text: reason }, actor);
      mustSee(actor);
      const why = clean(reason.trim());
      if (why === '') throw refuse.missing('Say why it is discarded.');
      await units.run(
        async (unit) => {
          await held(unit, id);
          unit.write.heldMails.decide(id, { at: String(clock.now()), by: actor.name, incident: null, reason: why });
        },
        { lane: heldLane(id) },
      );
    },
  };
}
