import type { DeskCommand } from './commands.ts';
import type { LoggedBy } from './contact.ts';
import { withoutNhsNumbers } from '../../../kernel/index.ts';

/** What was taken out of a command before anything of it was stored: how many, and in which fields. */
export interface Redacted {
  readonly command: DeskCommand;
  readonly count: number;
  readonly where: readonly string[];
}

/** Fields in which people write freely. A hand-off's data is not among them: it is refused, not cleaned, so that nobody sends less than they meant. */
const FREE_TEXT = [
  'summary',
  'description',
  'location',
  'text',
  'reason',
  'how',
  'note',
  'name',
  'team',
  'what',
  'notKept',
  'replyToElsewhere',
] as const;

function clean<T extends object>(record: T): { readonly record: T; readonly count: number; readonly where: readonly string[] } {
  const found = FREE_TEXT.flatMap((field) => {
    const value: unknown = (record as Record<string, unknown>)[field];
    if (typeof value !== 'string') return [];
    const { text, count } = withoutNhsNumbers(value);
    return count === 0 ? [] : [{ field, text, count }];
  });
  return {
    record: { ...record, ...Object.fromEntries(found.map(({ field, text }) => [field, text])) },
    count: found.reduce((sum, { count }) => sum + count, 0),
    where: found.map(({ field }) => field),
  };
}

function cleanPartner(partner: LoggedBy): { readonly record: LoggedBy; readonly count: number } {
  const reference = withoutNhsNumbers(partner.reference ?? '');
  const asked = Object.entries(partner.asked).map(([name, value]) => [name, withoutNhsNumbers(value)] as const);
  return {
    record: {
      ...partner,
      ...(partner.reference !== undefined && { reference: reference.text }),
      asked: Object.fromEntries(asked.map(([name, { text }]) => [name, text])),
    },
    count: asked.reduce((sum, [, { count }]) => sum + count, reference.count),
  };
}

/** The command with every patient's NHS number taken out of what people wrote. Pure. */
export function withoutPatients(command: DeskCommand): Redacted {
  switch (command.do) {
    case 'open': {
      const contact = clean(command.contact);
      const caller = clean(command.contact.caller);
      const partner = command.contact.partner && cleanPartner(command.contact.partner);
      const mail = clean(command.contact.mail ?? {});
      return {
        command: {
          ...command,
          contact: {
            ...contact.record,
            caller: caller.record,
            ...(command.contact.mail && { mail: mail.record }),
            ...(partner && { partner: partner.record }),
          },
        },
        count: contact.count + caller.count + mail.count + (partner?.count ?? 0),
        where: [
          ...contact.where,
          ...mail.where,
          ...caller.where.map((field) => `caller.${field}`),
          ...(partner !== undefined && partner.count > 0 ? ['ticket'] : []),
        ],
      };
    }
    case 'attach': {
      const document = clean(command.document);
      return { command: { ...command, document: document.record }, count: document.count, where: document.where };
    }
    case 'supplierUpdate':
    case 'supplierRead': {
      const { record, count, where } = clean(command);
      const { changes, notes } = command.reading ?? {};
      const cleanedChanges = changes?.map(clean);
      const cleanedNotes = notes?.map(clean);
      const inside = [...(cleanedChanges ?? []), ...(cleanedNotes ?? [])];
      const reading = command.reading && {
        ...command.reading,
        ...(cleanedChanges && { changes: cleanedChanges.map((each) => each.record) }),
        ...(cleanedNotes && { notes: cleanedNotes.map((each) => each.record) }),
      };
      return {
        command: { ...record, ...(reading && { reading }) },
        count: inside.reduce((sum, each) => sum + each.count, count),
        where: [...new Set([...where, ...inside.flatMap((each) => (each.count > 0 ? ['note'] : []))])],
      };
    }
    default: {
      const { record, count, where } = clean(command);
      return { command: record, count, where };
    }
  }
}
