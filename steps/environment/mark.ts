import type { Counts, DeskSession, DeskUnderTest, IncidentSummary } from '../../adapters/desk-under-test.ts';
import type { MailControl } from '../../simulators/mail/types.ts';
import type { OtherDeskControl } from '../../simulators/other-desk/index.ts';
import type { TelephoneControl } from '../../simulators/telephone/types.ts';
import { mentions, shapesOf } from './references.ts';
import { overriding } from './overriding.ts';

/**
 * What the desk held, and had called and written, when the scenario began. A scenario counts from there on, so that a desk with tickets of its
 * own can be rehearsed: their warnings go out meanwhile, and are not the scenario's.
 */
export interface Mark {
  readonly references: ReadonlySet<string>;
  readonly calls: number;
  readonly letters: number;
}

interface Observed {
  readonly telephone: TelephoneControl;
  readonly mail: MailControl;
}

/** Of a desk whose incidents cannot be seen, none was seen before. */
export async function markOf(desk: Pick<DeskUnderTest, 'everything' | 'reaches'>, { telephone, mail }: Observed): Promise<Mark> {
  const held = desk.reaches.has('record') ? await desk.everything() : [];
  const references = new Set(held.map(({ reference }) => reference));
  return { references, calls: telephone.placed.length, letters: mail.delivered.length };
}

/** The same desk, which shows only what it holds since the mark. */
export function deskSince(desk: DeskUnderTest, mark: Mark): DeskUnderTest {
  const { references } = mark;
  if (references.size === 0) return desk;
  return overriding(desk, {
    everything: async () => since(references, await desk.everything()),
    as: async (...who: Parameters<DeskUnderTest['as']>) => sessionSince(await desk.as(...who), references),
  });
}

function sessionSince(session: DeskSession, references: ReadonlySet<string>): DeskSession {
  return overriding(session, {
    incidents: async () => since(references, await session.incidents()),
    search: async (text: string) => since(references, await session.search(text)),
    async counts(): Promise<Counts> {
      const [counts, held] = [await session.counts(), await session.incidents()];
      const before = held.filter(({ reference }) => references.has(reference));
      return {
        ...counts,
        total: counts.total - before.length,
        open: counts.open - before.filter(({ state }) => !OVER.includes(state)).length,
      };
    },
  });
}
const OVER: readonly string[] = ['resolved', 'closed'];

const since = <T extends Pick<IncidentSummary, 'reference'>>(references: ReadonlySet<string>, held: readonly T[]): readonly T[] =>
  held.filter(({ reference }) => !references.has(reference));

/** Calls and mails since the mark, without those about nothing but incidents from before it. */
export function observedSince({ telephone, mail }: Observed, { references, calls, letters }: Mark): Observed {
  if (references.size === 0 && calls === 0 && letters === 0) return { telephone, mail };
  const shapes = shapesOf(references);
  const isOwn = (text: string): boolean => {
    const named = mentions(shapes, text);
    return named.length === 0 || named.some((reference) => !references.has(reference));
  };
  const delivered = () => mail.delivered.slice(letters).filter(({ subject, text }) => isOwn(`${subject}\n${text}`));
  return {
    telephone: overriding(telephone, {
      get placed() {
        return telephone.placed.slice(calls).filter(({ says }) => isOwn(says));
      },
    }),
    mail: overriding(mail, {
      get delivered() {
        return delivered();
      },
      inbox(address: string) {
        const own = new Set(delivered());
        return mail.inbox(address).filter((letter) => own.has(letter));
      },
    }),
  };
}

/** Another desk, which is shown and told of its tickets since the mark only. */
export function otherDeskSince(control: OtherDeskControl, { references }: Mark): OtherDeskControl {
  if (references.size === 0) return control;
  const isOld = (id: unknown): boolean => typeof id === 'string' && references.has(id);
  return overriding(control, {
    get events() {
      return control.events.filter(({ ticket }) => !isOld(ticket['id']));
    },
    async ask(...request: Parameters<OtherDeskControl['ask']>) {
      const answer = await control.ask(...request);
      return { ...answer, list: answer.list.filter(({ id }) => !isOld(id)) };
    },
  });
}
