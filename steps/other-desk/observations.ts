import type { OtherDeskControl } from '../../simulators/index.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { assertShown } from '../expectation.ts';

export type Answer = Awaited<ReturnType<OtherDeskControl['ask']>>;

export const thatDesk = async (environment: ScenarioEnvironment): Promise<OtherDeskControl> =>
  environment.otherDesk(environment.state.otherDesk);

/** A reference may hold a sign that has a meaning in an address. */
export const ticketPath = (id: string): string => `/troubleTicket/${encodeURIComponent(id)}`;

export const messageIn = ({ body }: Answer): string => (typeof body?.['message'] === 'string' ? body['message'] : 'nothing');

type Ticket = Readonly<Record<string, unknown>> & { readonly id: string };

/** The ticket of the scenario's incident as "that desk", the one named last, reads it now. */
export async function ticketRead(environment: ScenarioEnvironment): Promise<Ticket> {
  const reference = environment.state.reference;
  const { status, body } = await (await thatDesk(environment)).ask('GET', ticketPath(reference));
  assertShown(
    status === 200 && body !== null,
    `The desk that logged ${reference} was to be shown its ticket; it was answered ${status}.`,
  );
  return body as Ticket;
}
