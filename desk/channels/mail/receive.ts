import { ownAddresses } from './addresses.ts';
import { automaticMail } from './automatic-mail.ts';
import { answeredBy, isOnlyByList, writtenBy } from './automatic.ts';
import { faxIn, hasPages } from './fax.ts';
import { arrived, filing, type Arrived } from './filing.ts';
import { readHead, type ParsedMail } from './parse.ts';
import { headerEnd, headersOf, withLineEnds } from './reading/headers.ts';
import type { Envelope, Received, ReceiveOptions } from './types.ts';
import { answerToWarnings, warnedSender } from './warnings.ts';
import { knownPeople, type Writer } from './writer.ts';
import type { Actor } from '../../domain/access/actor.ts';
import { SYSTEM } from '../../domain/access/system.ts';
import { Refusal } from '../../../kernel/index.ts';

/** Limit of the header read before the sender is known. */
const LONGEST_HEADER = 256 * 1024;

/**
 * Handles an arriving message: a reply goes to its incident, other contacts open one, and the rest is held for a person. Resolves
 * after the durable commit; a repeated message changes nothing. Refuses unknown senders before reading their message.
 */
export function mailIn(options: ReceiveOptions) {
  const { service, parse, policy, accounts, addresses } = options;
  const own = ownAddresses(options);
  const people = knownPeople({
    policy,
    accounts: new Map(accounts.flatMap((account) => (account.mail ? [[account.mail.toLowerCase(), account] as const] : []))),
  });
  const file = filing(options);
  const receiveFax = faxIn(options, file);
  const automatic = automaticMail(service, file);
  const warnings = answerToWarnings(policy, file);

  const writerOf = async (
    mail: Pick<ParsedMail, 'from' | 'fromName' | 'authors' | 'inReplyTo' | 'references'>,
    { from }: Envelope,
  ) => {
    const authors = mail.authors ?? (mail.from === '' ? [] : [{ address: mail.from, name: mail.fromName ?? '' }]);
    const warned = await service.warnedOf(mail);
    return people.writerOf(authors, from, warned === null ? undefined : (address) => warnedSender(policy, address));
  };
  const unknown = (mail: Pick<ParsedMail, 'from'>) =>
    new Refusal(
      'unknown-organisation',
      `The service desk does not know ${mail.from || 'this sender'}. Write from your work address, or telephone ${addresses.telephone}.`,
    );
  const actorOf = ({ sender, address, verified }: Writer): Actor => ({
    id: verified && sender.account ? sender.account.id : `mail:${address.toLowerCase()}`,
    name: sender.name,
    role: verified && sender.account && sender.organisation === null ? sender.account.role : 'caller',
    organisation: sender.organisation,
  });
  /**
   * The incident that a mail belongs to, if its writer may see it. The check is needed because a reference in a subject is easily
   * guessed.
   */
  const threadOf = async (mail: ParsedMail, writer: Writer): Promise<string | null> => {
    // An unverified sender can neither read from nor add to an incident.
    if (!writer.verified) return null;
    const actor = actorOf(writer);
    for (const reference of await service.threadsOf(mail)) {
      try {
        return (await service.incident(reference, actor)).reference;
      } catch (error) {
        if (!(error instanceof Refusal && error.code === 'not-found')) throw error;
      }
    }
    return null;
  };

  const contact = async (arrival: Arrived, writer: Writer, generated: boolean): Promise<Received> => {
    const { mail } = arrival;
    const actor = actorOf(writer);
    const { sender, address, verified } = writer;
    const organisation = sender.organisation ?? (verified ? null : people.organisationOf(address));
    if (organisation === null && verified)
      throw new Refusal('forbidden', 'You work for the service desk: log new contacts in the desk, not by mail.');
    if (organisation === null) throw unknown(mail);
    const caller = { name: sender.name, organisation, mail: address };
    const facts = {
      ...people.answersTo(mail.replyTo ?? [], writer, own.isMail),
      ...(generated && ({ generated: true } as const)),
      ...(!verified && ({ unverified: true } as const)),
    };
    return file.open(arrival, { channel: 'email', caller, actor: { ...actor, organisation }, facts });
  };
  const fromPerson = async (arrival: Arrived, writer: Writer, generated: boolean): Promise<Received> => {
    const actor = actorOf(writer);
    const warned = writer.verified ? await service.warnedOf(arrival.mail) : null;
    if (warned !== null) return warnings(warned, arrival, actor);
    const thread = await threadOf(arrival.mail, writer);
    // Of several authors, the reply is the one's who may reply.
    const theirs = { ...arrival, mail: { ...arrival.mail, from: writer.address } };
    const replied = thread === null ? null : await file.reply(thread, theirs, actor);
    return replied ?? contact(arrival, writer, generated);
  };
  /** A program's unprompted mail: a remark on an incident neither resolved nor closed, else a contact. */
  const fromProgram = async (arrival: Arrived, writer: Writer): Promise<Received> => {
    const thread = (await automatic.byLetter(arrival.mail)) ?? (await threadOf(arrival.mail, writer));
    const goesOn = thread !== null && !['resolved', 'closed'].includes((await service.incident(thread, SYSTEM)).state);
    return goesOn ? file.remark(thread, arrival) : contact(arrival, writer, true);
  };

  return async (given: Buffer, envelope: Envelope): Promise<Received> => {
    const raw = withLineEnds(given);
    if (headerEnd(raw).end > LONGEST_HEADER)
      throw new Refusal('invalid', 'The header of the message is longer than 256 KB. Send it to fewer people at once.', 413);
    const headers = headersOf(raw);
    const head = await readHead(raw);
    const named = {
      from: head.authors[0]?.address ?? '',
      authors: head.authors,
      inReplyTo: null,
      references: [...head.references, ...head.inReplyTo],
    };
    const byHeader = writtenBy(headers, envelope.from, { from: named.from, subject: head.subject });
    const toFax = envelope.to.some((address) => own.isFax(address));
    const isOwn = own.isMail(named.from);
    const isKnown = toFax || isOwn || byHeader === 'returned' || (await writerOf(named, envelope)) !== null;
    if (!isKnown && !(byHeader !== 'person' && (await automatic.byLetter(named)) !== null)) throw unknown(named);

    const arrival = arrived(await parse(raw));
    const { mail } = arrival;
    const by = byHeader === 'person' || byHeader === 'generated' ? (answeredBy(mail) ?? byHeader) : byHeader;
    if (toFax && (hasPages(arrival) || (mail.fax !== null && by === 'person'))) return receiveFax(arrival, envelope);
    const writer = await writerOf(mail, envelope);
    if (own.isMail(mail.from)) return file.hold(arrival, 'own-address', null);
    if (by === 'returned') return automatic.returned(arrival, writer);
    if (by === 'responder' || by === 'receipt') {
      const thread = writer && (await threadOf(mail, writer));
      return automatic.responder(arrival, thread, by === 'receipt' ? 'receipt' : 'automatic-answer', writer);
    }
    if (writer === null) {
      const reference = by === 'generated' ? await automatic.byLetter(mail) : null;
      if (reference === null) throw unknown(mail);
      return file.remark(reference, arrival);
    }
    return by === 'person' || isOnlyByList(headers)
      ? fromPerson(arrival, writer, by === 'generated')
      : fromProgram(arrival, writer);
  };
}
export type MailIn = ReturnType<typeof mailIn>;
