import type { IncidentView } from '../../../adapters/desk-under-test.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import { assertShown, list } from '../../expectation.ts';
import { judgeRows } from '../rows.ts';
import type { WriterSent } from './sent.ts';

/** Shows that a message was taken or turned away, and opened what its row says. Resolves with the incident, if there is one. */
function expectBecame({ row, became: { refused, opened } }: WriterSent): IncidentView | null {
  const isTaken = row.becomes !== 'turned away';
  assertShown(
    isTaken ? refused === null : refused !== null && refused.startsWith('5'),
    `it was to be ${isTaken ? 'taken' : 'turned away for good'}; it was ${refused === null ? 'taken' : `turned away with ${refused}`}`,
  );
  const wanted = row.becomes === 'a contact' || row.becomes === 'a fax' ? 1 : 0;
  assertShown(opened.length === wanted, `it was to open ${wanted} incidents; it opened ${opened.length}`);
  return opened[0] ?? null;
}

function expectCaller({ row }: WriterSent, incident: IncidentView): void {
  const { reference, organisation, caller, channel } = incident;
  const wanted = row.becomes === 'a fax' ? 'fax' : 'email';
  assertShown(channel === wanted, `${reference} was to come by ${wanted}; it came by ${channel}`);
  if (row.organisation !== null)
    assertShown(organisation === row.organisation, `${reference} was to be of ${row.organisation}; it is of ${organisation}`);
  if (row.caller !== '')
    assertShown(caller.name === row.caller, `the caller of ${reference} was to be "${row.caller}"; it is "${caller.name}"`);
  if (row.number !== '')
    assertShown(
      caller.telephone === row.number,
      `${reference} was to have the number ${row.number}; it has ${caller.telephone ?? 'none'}`,
    );
}

const sameAddress = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

export async function expectWriters(environment: ScenarioEnvironment): Promise<void> {
  await judgeRows(environment, environment.state.writersSent, {
    sentence: ({ row }) => `${row.from}: ${row.becomes}`,
    check: (sent) => {
      const incident = expectBecame(sent);
      if (incident) expectCaller(sent, incident);
      const { answeredAt } = sent.row;
      const { lettersTo } = sent.became;
      if (answeredAt !== null)
        assertShown(
          answeredAt === '' ? lettersTo.length === 0 : lettersTo.length === 1 && sameAddress(lettersTo[0]!, answeredAt),
          `${answeredAt || 'nobody'} was to be written to; ${list(lettersTo)} was`,
        );
    },
  });
}

export async function expectFaxes(environment: ScenarioEnvironment): Promise<void> {
  await judgeRows(environment, environment.state.writersSent, {
    sentence: ({ row }) => `${row.from}: ${row.becomes}`,
    check: (sent) => {
      const incident = expectBecame(sent);
      if (!incident) return;
      expectCaller(sent, incident);
      const { reference, summary, documents } = incident;
      assertShown(documents.length === 1, `${reference} was to hold its page; it holds ${documents.length} files`);
      assertShown(summary.trim() !== '', `${reference} was to have a summary; it has none`);
    },
  });
}
