import type { Incident } from './types.ts';
import type { NewEvent } from './events.ts';
import type { DeskCommand } from './commands.ts';

/** Address for automatic mail to the caller; undefined when there is no address or a program sent the contact. */
export const writtenTo = ({ caller, mail }: Pick<Incident, 'caller' | 'mail'>): string | undefined =>
  mail.generated ? undefined : addressOf({ caller, mail });

/** Address for mail that a person writes to the caller. */
export const addressOf = ({ caller, mail }: Pick<Incident, 'caller' | 'mail'>): string | undefined => mail.replyTo ?? caller.mail;

const isSame = (a: string | undefined, b: string): boolean => a?.toLowerCase() === b.toLowerCase();

/** A mail that was not delivered is recorded once, however often it bounces. */
export function letterReturned(
  incident: Incident,
  { letter, to, what, note }: Extract<DeskCommand, { do: 'letterReturned' }>,
): readonly NewEvent[] {
  const recorded = incident.events.some((event) => event.type === 'callerNotReached' && event.letter === letter);
  if (recorded) return [];
  const toCaller = isSame(incident.caller.mail, to) || isSame(incident.mail.replyTo ?? undefined, to);
  const wrote = incident.events.some((event) => event.type === 'replied' && isSame(event.texts['from'] ?? undefined, to));
  return toCaller || wrote
    ? [{ type: 'callerNotReached', letter, texts: { to, note } }]
    : [{ type: 'undelivered', what, texts: { note: `to ${to}: ${note}` } }];
}
