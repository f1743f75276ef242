import { dialled } from '../../../simulators/telephone/dialled.ts';
import { holderOf } from '../../expected/rota.ts';
import { HarnessFault } from '../../environment/harness-fault.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import { mentions, shapesOf } from '../../environment/references.ts';

/** What the desk said to somebody. */
export interface Message {
  readonly by: 'mail' | 'telephone' | 'words';
  /** A mail address, or a telephone number as it is dialled. */
  readonly to: string;
  readonly at: Temporal.Instant;
  readonly text: string;
  /** The Date header of a mail. */
  readonly dated: string | null;
}

/** Everything that was said so far: by mail, in calls that the desk placed, and to callers who waited on the line. */
export function messagesOf({ mail, telephone }: ScenarioEnvironment): readonly Message[] {
  return [
    ...mail.delivered.flatMap(({ to, at, subject, text, raw }) =>
      to.map((address): Message => {
        const dated = /^Date: (.*)$/m.exec(raw)?.[1]?.trim() ?? null;
        return { by: 'mail', to: address.toLowerCase(), at, text: `${subject}\n\n${text}`, dated };
      }),
    ),
    ...telephone.placed.map(({ to, at, says }): Message => ({ by: 'telephone', to: dialled(to), at, text: says, dated: null })),
    ...telephone.incoming.map(({ from, at, heard }): Message => ({
      by: 'words',
      to: dialled(from),
      at,
      text: heard.join(' '),
      dated: null,
    })),
  ];
}

/** What a message says about one incident: of a letter about several, the paragraphs that name it. */
export function partAbout({ text }: Message, reference: string): string | null {
  const shapes = shapesOf([reference]);
  const namedIn = (part: string): readonly string[] => [...new Set(mentions(shapes, part))];
  const named = namedIn(text);
  if (!named.includes(reference)) return null;
  if (named.length === 1) return text;
  const paragraphs = text.split(/\n\n+/).filter((paragraph) => namedIn(paragraph).every((each) => each === reference));
  return paragraphs.filter((paragraph) => paragraph.includes(reference)).join('\n\n');
}

/** Where somebody of a table is reached by mail and by telephone when a message went out. */
export function addressesOf(
  environment: ScenarioEnvironment,
  to: string,
  caller: { readonly mail: string; readonly number: string },
): (at: Temporal.Instant) => readonly string[] {
  if (to === 'the caller') return () => [caller.mail.toLowerCase(), dialled(caller.number)];
  const { standard, lsp } = environment;
  if (to === 'the supplier') return () => [dialled(lsp.contact.telephone), lsp.contact.mail];
  const title = to.replace(/^the /, '').toLowerCase();
  const role = standard.contacts.find((each) => each.title.toLowerCase() === title)?.role;
  if (role === undefined) throw new HarnessFault(`The standard has no contact "${to}".`);
  return (at) => {
    const contact = holderOf(standard, role, at);
    return [contact.mail.toLowerCase(), dialled(contact.telephone)];
  };
}
