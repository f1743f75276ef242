import type { Core } from './core.ts';
import { heldMailWithout } from './held-mail-erasure.ts';
import type { HeldMailDesk, MailToHold } from './mail-types.ts';
import type { CommandResult } from '../commands/handle-command.ts';
import type { UnitOfWork } from '../commands/unit-of-work.ts';
import type { Actor } from '../domain/access/actor.ts';
import { scopeOf } from '../domain/access/index.ts';
import { refuse } from '../domain/incident/index.ts';
import { mustBeAllowed } from '../domain/incident/permissions.ts';
import { serviceOf } from '../domain/incident/service-named.ts';
import type { StoredHeldMail } from '../store/index.ts';
import type { IncidentView } from '../views/types.ts';
import { passageRefused, Refusal, truncate, withoutPatientNumbers } from '../../kernel/index.ts';

/** Held mails listed at most; one page shows them all. */
const MOST_HELD = 200;
const LONGEST_SUMMARY = 200;

const notThere = () => new Refusal('not-found', 'There is no such mail. Somebody may have decided about it.', 404);

/** Decisions about one held mail run one after the other. */
const heldLane = (id: string): string => `held mail ${id}`;

/**
 * Mail held for a person, who makes it a contact or discards it. What was discarded can still be made a contact.
 * @param view an incident after a command, as `viewer` may see it
 */
export function heldMailServices(core: Core, view: (done: CommandResult, viewer: Actor) => Promise<IncidentView>): HeldMailDesk {
  const { store, parts, clock, ids, units, incoming } = core;
  const known = () => parts.policy.patientIdentifiers;
  const clean = (text: string): string => withoutPatientNumbers(text, known().hospitalNumbers);
  const mustSee = (viewer: Actor) => {
    if (scopeOf(viewer) !== null) throw refuse.forbidden("Only the desk's staff and its assessor see mail that waits.");
  };
  /** Adds a reliance, so that the second of two decisions finds what the first one left. */
  const held = async (unit: UnitOfWork, id: string): Promise<StoredHeldMail> => {
    const mail = await store.heldMails.one(id);
    if (!mail) throw notThere();
    unit.rely({ on: 'held-mail', id, mark: mail.mark });
    return mail;
  };
  return {
    async hold(mail: MailToHold) {
      const files = await Promise.all(
        mail.files.map(async (file) => ({
          ...file,
          name: clean(file.name),
          content: (await core.cleanFile(file, known())).content,
        })),
      );
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
    async dismissedMail(viewer) {
      mustSee(viewer);
      const [items, total] = await Promise.all([store.heldMails.dismissed(MOST_HELD), store.heldMails.dismissedCount()]);
      return { items, total };
    },
    async eraseInHeldMail(id, passage, actor) {
      mustBeAllowed({ do: 'erase', passage }, actor);
      const refused = passageRefused(passage);
      if (refused !== null) throw refuse.invalid(refused);
      await units.run(
        async (unit) => {
          const without = await heldMailWithout(await held(unit, id), passage);
          if (without === null) throw refuse.invalid('This mail does not contain these words. Copy them from the page exactly.');
          unit.write.heldMails.rewrite(without);
        },
        { lane: heldLane(id) },
      );
    },
    async openHeldMail(id, { organisation, service }, actor) {
      mustSee(actor);
      const open = async (unit: UnitOfWork): Promise<CommandResult> => {
        const { subject, text, from, name, files, messageId, notKept, organisation: senders } = await held(unit, id);
        const whose = organisation ?? senders;
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
          if ((await held(unit, id)).dismissed !== null) throw notThere();
          unit.write.heldMails.decide(id, { at: String(clock.now()), by: actor.name, incident: null, reason: why });
        },
        { lane: heldLane(id) },
      );
    },
  };
}
