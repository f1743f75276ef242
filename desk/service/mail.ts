import type { Core } from './core.ts';
import { heldMailServices } from './held-mail.ts';
import type { MailDesk } from './mail-types.ts';
import type { CommandResult } from '../commands/handle-command.ts';
import { incidentLane } from '../commands/unit-of-work.ts';
import type { Actor } from '../domain/access/actor.ts';
import { SYSTEM } from '../domain/access/system.ts';
import { describe } from '../dispatch/index.ts';
import type { StoredDocument } from '../domain/incident/contact.ts';
import { refuse, type DeskCommand } from '../domain/incident/index.ts';
import { numberOf, referenceOf, referencesQuoted, type OutboxRow } from '../store/index.ts';
import type { IncidentView } from '../views/types.ts';
import { PASSAGE_REMOVED } from '../../kernel/index.ts';

/** References in a subject that are looked up at most. */
const MOST_NAMED = 5;

type Answering = Parameters<MailDesk['warnedOf']>[0];
interface OnIncident {
  readonly n: number;
  readonly command: DeskCommand;
}

/** Under another name it is another file: its name says what it is about. A name that a passage was erased from may be any. */
const isSameFile = (kept: StoredDocument, { sha256, name }: StoredDocument): boolean =>
  kept.sha256 === sha256 && (kept.name === name || kept.name.includes(PASSAGE_REMOVED));

/** Ids a mail refers to, the nearest first. */
const answeredBy = ({ inReplyTo, references }: Answering): readonly string[] => [
  ...(inReplyTo === null ? [] : [inReplyTo]),
  ...references.toReversed(),
];

/**
 * Mail that is not simply a contact: the incident it belongs to, returned letters, and mail held for a person.
 * @param view an incident after a command, as `viewer` may see it
 */
export function mailServices(core: Core, view: (done: CommandResult, viewer: Actor) => Promise<IncidentView>): MailDesk {
  const { store, units, incoming } = core;
  /** The letters among `ids` that the desk sent. */
  const lettersOf = async (given: readonly string[]): Promise<readonly OutboxRow[]> =>
    (await Promise.all(given.map(async (id) => store.outbox.byKey(id)))).filter((row) => row !== null);
  const returned = async (row: OutboxRow, note: string): Promise<readonly OnIncident[]> => {
    const { item, n, key } = row;
    if (item.kind === 'digest')
      return (await store.digests.of(row.id)).map(({ n: each, step }) => ({
        n: each,
        command: { do: 'undelivered', what: `the mail of escalation ${step}`, note: `to ${item.to}: ${note}` },
      }));
    if (item.kind !== 'mail' || item.about !== undefined) return [];
    const command: DeskCommand =
      item.step === undefined
        ? { do: 'letterReturned', letter: key, to: item.to, what: describe(item), note }
        : { do: 'undelivered', what: describe(item), note: `to ${item.to}: ${note}` };
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
      const rows = await lettersOf(letters);
      for (const { item, key } of rows)
        if (item.kind === 'mail' && item.about !== undefined)
          await units.run(
            async (unit) => core.registerCommands.delivered(unit, item.about!, { outcome: 'returned', why: note }),
            {
              lane: `returned ${key}`,
            },
          );
      // A letter's incidents no longer change once it has been sent.
      const about = (await Promise.all(rows.map(async (row) => returned(row, note)))).flat();
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
          if ((await store.documents.of(n)).some((kept) => isSameFile(kept, document))) return;
          await core.handle(unit, n, command, actor, ({ write }) => keep(write, n), removed);
        },
        { lane: incidentLane(n) },
      );
    },
    ...heldMailServices(core, view),
  };
}
