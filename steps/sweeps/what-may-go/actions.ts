import type { DataTable } from '@cucumber/cucumber';
import { says } from '../../../adapters/desk-under-test.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import { HarnessFault } from '../../environment/harness-fault.ts';
import { handOff, visited, type Led } from '../messages-arrive/messages.ts';
import { FILES } from './files.ts';
import type { File, FileOffered } from './sent.ts';

/** Every copy in a request to the supplier, also in one that it refused: its people have seen that one too. */
function copiesOf({ environment: { supplier }, reference }: Led, { name }: File): readonly Buffer[] {
  const ticket = supplier.tickets.find(({ externalId }) => externalId === reference);
  return supplier.journal
    .filter(({ direction, method }) => direction === 'received' && (method === 'POST' || method === 'PATCH'))
    .filter(({ path, requestBody }) => requestBody.includes(reference) || (ticket !== undefined && path.includes(ticket.id)))
    .flatMap(({ requestBody }) => attachmentsIn(requestBody))
    .flatMap((each) => (each.name === name && each.content !== undefined ? [Buffer.from(each.content, 'base64')] : []));
}

/** The journal keeps the beginning of a long request only: of such a one the names of its files. */
function attachmentsIn(body: string): readonly { readonly name?: string; readonly content?: string }[] {
  if (!body.includes('"attachment"')) return [];
  try {
    const { attachment = [] } = JSON.parse(body) as { readonly attachment?: readonly { name?: string; content?: string }[] };
    return attachment;
  } catch {
    return [...body.matchAll(/"name":"([^"]+)"/g)].map(([, name]) => ({ name: name!, content: '' }));
  }
}

/** Attaches each file, hands its incident off, looks whether it went, releases it, and looks again. */
export async function attachEach(environment: ScenarioEnvironment, table: DataTable): Promise<void> {
  environment.need('attachments');
  const assessor = await environment.as('assessor');
  const offered: FileOffered[] = [];
  for (const { file: what = '', when = '', then = '' } of table.hashes()) {
    const { file, before = [] } = FILES[what]?.() ?? unknown(what);
    const led = await visited(environment);
    const { analyst, reference } = led;
    for (const each of before) await analyst.attach(reference, each);
    const attach = async () => analyst.attach(reference, file);
    const early = when === 'before' ? await attach() : null;
    await handOff(led);
    await environment.settle();
    const { id } = early ?? (await attach());
    await environment.settle();
    const unreleased = copiesOf(led, file);
    const { timeline } = await assessor.incident(reference);
    const saysThatItStays = timeline.some(
      (event) => event.says.includes(file.name) && says(environment.desk.wording, 'not-sent', event.says),
    );
    if (then === 'stays' || then === 'never goes') await analyst.releaseDocument(reference, id);
    await environment.settle();
    offered.push({
      ...{ what: `${what}, attached ${when}`, then, reference, file, unreleased, saysThatItStays },
      released: copiesOf(led, file),
    });
  }
  environment.state.filesOffered = offered;
}

function unknown(what: string): never {
  throw new HarnessFault(`No file is called "${what}". Write ${Object.keys(FILES).join('; ')}.`);
}
