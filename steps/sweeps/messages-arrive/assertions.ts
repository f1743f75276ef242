import type { DataTable } from '@cucumber/cucumber';
import type { Ticket } from '../../../simulators/lsp/index.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import { HarnessFault } from '../../environment/harness-fault.ts';
import { assertShown, list } from '../../expectation.ts';
import { judgeRows } from '../rows.ts';
import type { MessageSent } from './led.ts';
import { AFTER } from './messages.ts';

type Check = (ticket: Ticket, sent: MessageSent, environment: ScenarioEnvironment) => void;

const oneNote: Check = ({ id, note }, { words, before }) => {
  const known = new Set(before?.note.map(({ text }) => text));
  const fresh = note.filter(({ text }) => text.includes(words) && !known.has(text));
  assertShown(
    fresh.length === 1,
    `one note of ${id} was to say "${words}"; ${fresh.length} do: ${list(note.map(({ text }) => `"${text}"`))}`,
  );
};

/** What each message has to leave at the supplier, in the words of the table. */
const SHOWN: Readonly<Record<string, Check>> = {
  'its severity is the new one, and one note gives the reason': (ticket, sent, environment) => {
    const word = environment.lsp.severities?.[AFTER] ?? AFTER;
    assertShown(ticket.severity === word, `${ticket.id} was to be "${word}"; it is "${ticket.severity}"`);
    oneNote(ticket, sent, environment);
  },
  'one note names the new service': oneNote,
  'it holds the file': ({ id, attachment }, { words }) => {
    const held = attachment.filter(({ name }) => name === words);
    assertShown(held.length === 1, `${id} was to hold "${words}" once; it holds it ${held.length} times`);
  },
  'one note has its words': oneNote,
  'it is set in progress for the reason': ({ id, status, statusChangeReason = '' }, { words }) =>
    assertShown(
      status === 'inProgress' && statusChangeReason.includes(words),
      `${id} was to be in progress because of "${words}"; it is ${status}: "${statusChangeReason}"`,
    ),
  'it is closed': ({ id, status }) => assertShown(status === 'closed', `${id} was to be closed; it is ${status}`),
};

export async function expectArrivedOnce(environment: ScenarioEnvironment, table: DataTable): Promise<void> {
  const checks = new Map(table.hashes().map(({ message = '', 'at the supplier': shown = '' }) => [message, shown]));
  await judgeRows(environment, environment.state.messagesSent, {
    sentence: ({ message, despite }) => `${message}, though the interface ${despite}`,
    check: (sent) => {
      const check = SHOWN[checks.get(sent.message) ?? ''];
      if (!check) throw new HarnessFault(`The table says nothing of "${sent.message}". Write ${Object.keys(SHOWN).join('; ')}.`);
      assertShown(sent.after !== undefined, `the supplier was to hold a ticket for ${sent.reference}; it holds none`);
      check(sent.after, sent, environment);
    },
  });
}

export async function expectRefused(environment: ScenarioEnvironment): Promise<void> {
  await judgeRows(environment, environment.state.messagesSent, {
    sentence: ({ message, despite }) => `${message}, ${despite}`,
    check: ({ reference, requests, recorded, before, after }) => {
      assertShown(
        requests === 1,
        `it was to be sent once about ${reference}, as it is refused for good; it was sent ${requests} times`,
      );
      assertShown(after?.status === before?.status, `the ticket was to stay as it was; it is ${after?.status ?? 'not there'}`);
      // What was asked of the desk is one event, and what became of it another.
      assertShown(recorded.length > 1, `the record of ${reference} was to say what became of it; it gained ${list(recorded)}`);
    },
  });
}

export async function expectWithoutFiles(environment: ScenarioEnvironment): Promise<void> {
  const { supplier, state } = environment;
  await judgeRows(environment, state.messagesSent, {
    sentence: ({ despite }) => `a hand-off with a file, ${despite}`,
    check: ({ reference }) => {
      const held = supplier.tickets.filter(({ externalId }) => externalId === reference);
      assertShown(held.length === 1, `the supplier was to hold one ticket for ${reference}; it holds ${held.length}`);
      assertShown(held[0]!.attachment.length === 0, `${held[0]!.id} was to hold no file, as each was refused; it holds one`);
    },
  });
}
