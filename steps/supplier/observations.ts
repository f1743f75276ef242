import type { Exchange, Ticket } from '../../simulators/lsp/index.ts';
import { creationsIn } from '../environment/creations.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { assertShown } from '../expectation.ts';

/** The desk's requests to create tickets, in order, whether or not an answer reached it. */
export const creationRequests = ({ supplier }: Pick<ScenarioEnvironment, 'supplier'>): readonly Exchange[] =>
  creationsIn(supplier);

export function theTicket(environment: ScenarioEnvironment): Ticket {
  const reference = environment.state.references.at(-1);
  const ticket =
    environment.supplier.tickets.findLast(({ externalId }) => externalId === reference) ?? environment.supplier.tickets.at(-1);
  assertShown(ticket !== undefined, `The LSP was to hold a ticket for ${reference ?? 'the incident'}; it holds none.`);
  return ticket;
}

/** The supplier's messages to us and the desk's answers, from the supplier's journal. */
const messagesToUs = ({ supplier }: Pick<ScenarioEnvironment, 'supplier'>): readonly Exchange[] =>
  supplier.journal.filter(({ direction }) => direction === 'sent');

/** Those whose ticket is resolved. */
export const resolutionsSentToUs = (environment: Pick<ScenarioEnvironment, 'supplier'>): readonly Exchange[] =>
  messagesToUs(environment).filter(({ requestBody }) => {
    const { event } = JSON.parse(requestBody) as { readonly event: { readonly troubleTicket: { readonly status?: string } } };
    return event.troubleTicket.status === 'resolved';
  });
