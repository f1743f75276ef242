import { headersOf, whyAutomatic } from './automatic.ts';
import { type ParsedMail, type ParseMail, numberOfFaxAddress } from './parse.ts';
import { answeredOf, warnedSender } from './warnings.ts';
import type { Account } from '../../domain/access/account.ts';
import type { Actor } from '../../domain/access/actor.ts';
import { faxNumber, organisationOfFax, senderOf, type Sender } from '../../domain/access/sender.ts';
import { SYSTEM } from '../../domain/access/system.ts';
import { acceptedFile, type File } from '../../domain/documents/accepted.ts';
import type { Caller, NewContact } from '../../domain/incident/contact.ts';
import { serviceOf } from '../../domain/incident/service-named.ts';
import type { DeskOptions } from '../../options.ts';
import type { DeskService } from '../../service/types.ts';
import { truncate, Refusal, sha256 } from '../../../kernel/index.ts';
import type { Policy } from '../../../standards/index.ts';

export interface Envelope {
  /** Empty for a bounce. */
  readonly from: string;
  readonly to: readonly string[];
}
export type Received =
  { readonly as: 'ignored'; readonly why: string } | { readonly as: 'email' | 'fax' | 'reply'; readonly reference: string };

export interface ReceiveOptions {
  readonly service: Pick<DeskService, 'open' | 'command' | 'incident' | 'attach' | 'threadOf' | 'warnedOf'>;
  readonly parse: ParseMail;
  readonly policy: Policy;
  readonly accounts: readonly Account[];
  readonly addresses: DeskOptions['addresses'];
  /** Sending machines the desk knows: number in international form to organisation id. */
  readonly faxNumbers: Readonly<Record<string, string>>;
}

const LONGEST_SUMMARY = 200;
const LONGEST_TEXT = 20_000;

/** Whether a recipient is the desk's fax: `FAX=<its number>@…`, or the fax address itself where that is a mail address. */
export function isFaxAddress(address: string, fax: string): boolean {
  const number = numberOfFaxAddress(address);
  return number === null
    ? fax.includes('@') && address.toLowerCase() === fax.toLowerCase()
    : fax.includes('@') || number === faxNumber(fax);
}

/**
 * What the desk does with a message that arrived: a reply goes to its incident, anything else opens one. Resolves after the durable
 * commit, and does nothing new when the same message comes again. Refuses what the sender must know of: unknown senders, unfit attachments.
 */
export function mailIn({ service, parse, policy, accounts, addresses, faxNumbers }: ReceiveOptions) {
  const byMail = new Map(accounts.flatMap((account) => (account.mail ? [[account.mail.toLowerCase(), account] as const] : [])));

  const keepFiles = async (reference: string, files: readonly File[], actor: Actor, viewer = actor) => {
    const there = new Set(
      files.length ? (await service.incident(reference, viewer)).documents.map((document) => document.sha256) : [],
    );
    for (const file of files) if (!there.has(sha256(file.content))) await service.attach(reference, file, actor);
  };
  const open = async (
    channel: 'email' | 'fax',
    mail: ParsedMail,
    caller: Caller,
    files: readonly File[],
    actor: Actor,
    type: NewContact['type'] = 'incident',
  ): Promise<Received> => {
    const contact: NewContact = {
      channel,
      caller,
      // What a letter of warnings quotes names services of its own.
      service: type === 'enquiry' ? serviceOf(policy, '', '') : serviceOf(policy, mail.subject, mail.text),
      type,
      summary: truncate(
        mail.subject || (channel === 'fax' ? `Fax from ${caller.telephone ?? 'an unknown machine'}` : '(no subject)'),
        LONGEST_SUMMARY,
      ),
      description: truncate(mail.text, LONGEST_TEXT) || (channel === 'fax' ? 'See the attached fax.' : '(no text)'),
      ...policy.severity.untriaged,
      safety: [],
      messageId: mail.messageId,
    };
    const { reference } = await service.open(contact, actor);
    await keepFiles(reference, files, actor);
    return { as: channel, reference };
  };
  /** The reply's incident, if the sender may see it: a reference in a subject is easily guessed. */
  const threadOf = async (mail: ParsedMail, actor: Actor): Promise<string | null> => {
    const reference = await service.threadOf(mail);
    if (reference === null) return null;
    try {
      return (await service.incident(reference, actor)).reference;
    } catch (error) {
      if (error instanceof Refusal && error.code === 'not-found') return null;
      throw error;
    }
  };
  const reply = async (
    reference: string,
    mail: ParsedMail,
    files: readonly File[],
    actor: Actor,
    viewer = actor,
  ): Promise<Received | null> => {
    try {
      const text = truncate(mail.text, LONGEST_TEXT);
      const command =
        actor.role === 'caller'
          ? ({ do: 'receiveReply', text, messageId: mail.messageId, from: mail.from } as const)
          : ({ do: 'note', text } as const);
      await service.command(reference, command, actor);
    } catch (error) {
      // An incident that takes no more replies: what the caller writes is a new contact.
      if (error instanceof Refusal && error.code === 'wrong-state') return null;
      throw error;
    }
    await keepFiles(reference, files, actor, viewer);
    return { as: 'reply', reference };
  };

  const receiveFax = async (mail: ParsedMail, envelope: Envelope): Promise<Received> => {
    const number = mail.fax?.from ?? numberOfFaxAddress(envelope.from) ?? null;
    const organisation = organisationOfFax(policy, faxNumbers, number ?? '', mail.from || envelope.from);
    if (!organisation)
      throw new Refusal('unknown-organisation', 'The desk serves no organisation that this fax could come from.');
    const files = mail.attachments.filter(({ mediaType }) => mediaType.toLowerCase().startsWith('image/tiff')).map(acceptedFile);
    if (files.length === 0)
      throw new Refusal('invalid', 'The fax holds no image/tiff page. Send it again as RFC 3965 describes.');
    const caller: Caller = {
      name: number ? `Fax ${number}` : 'Fax',
      organisation: organisation.id,
      ...(number ? { telephone: number } : {}),
      ...(mail.from ? { mail: mail.from } : {}),
    };
    return open('fax', mail, caller, files, {
      id: `fax:${number ?? mail.from}`,
      name: caller.name,
      role: 'caller',
      organisation: organisation.id,
    });
  };

  /**
   * What a person of the plan answers to a letter of warnings goes to the incidents that it names, whose ever they are: only whoever got the letter
   * knows its Message-ID. An answer that names none, or that none takes any more, is a contact for the shift: it is never lost.
   */
  const answerToWarnings = async (
    warned: readonly string[],
    mail: ParsedMail,
    files: readonly File[],
    actor: Actor,
  ): Promise<Received> => {
    const writer: Actor = actor.role === 'caller' ? { ...actor, organisation: null } : actor;
    const filed: Received[] = [];
    for (const reference of answeredOf(mail, warned)) {
      const done = await reply(reference, mail, files, writer, SYSTEM);
      if (done) filed.push(done);
    }
    if (filed[0]) return filed[0];
    const host = policy.organisations.find(({ kind }) => kind === 'trust') ?? policy.organisations[0];
    const caller = { name: actor.name, organisation: actor.organisation ?? host?.id ?? '', mail: mail.from };
    const about = `This answers a letter of warnings about ${warned.join(', ')}.`;
    const forShift = { ...mail, subject: `Answer to warnings: ${mail.subject}`, text: `${mail.text}\n\n${about}` };
    return open(
      'email',
      forShift,
      caller,
      files,
      actor.role === 'caller' ? { ...actor, organisation: caller.organisation } : actor,
      'enquiry',
    );
  };

  const receiveMail = async (mail: ParsedMail & { readonly fromName?: string }): Promise<Received> => {
    const warned = await service.warnedOf(mail);
    const sender: Sender | null =
      senderOf(policy, byMail, mail.from, mail.fromName) ?? (warned && warnedSender(policy, mail.from));
    if (!sender) {
      throw new Refusal(
        'unknown-organisation',
        `The service desk does not know ${mail.from || 'this sender'}. Write from your work address, or telephone ${addresses.telephone}.`,
      );
    }
    const files = mail.attachments.map(acceptedFile);
    const actor: Actor = {
      id: sender.account?.id ?? `mail:${mail.from.toLowerCase()}`,
      name: sender.name,
      role: sender.account && sender.organisation === null ? sender.account.role : 'caller',
      organisation: sender.organisation,
    };
    if (warned !== null) return answerToWarnings(warned, mail, files, actor);
    const thread = await threadOf(mail, actor);
    const replied = thread === null ? null : await reply(thread, mail, files, actor);
    if (replied) return replied;
    if (sender.organisation === null) {
      throw new Refusal('forbidden', 'You are of the service desk itself: log new contacts in the desk, not by mail.');
    }
    return open('email', mail, { name: sender.name, organisation: sender.organisation, mail: mail.from }, files, actor);
  };

  return async (raw: Buffer, envelope: Envelope): Promise<Received> => {
    const toFax = envelope.to.some((address) => isFaxAddress(address, addresses.fax));
    const automatic = whyAutomatic(headersOf(raw), envelope.from);
    if (automatic !== null && !(toFax && automatic === 'bounce')) return { as: 'ignored', why: automatic };
    const mail = await parse(raw);
    if (mail.from.toLowerCase() === addresses.mail.toLowerCase()) return { as: 'ignored', why: 'own' };
    return toFax ? receiveFax(mail, envelope) : receiveMail(mail);
  };
}
export type MailIn = ReturnType<typeof mailIn>;
