import type { Organisation, Service, Severity } from '../../standards/index.ts';
import { mayMove } from '../../kernel/trouble-ticket/index.ts';
import type { TicketStatus } from '../../simulators/lsp/types.ts';
import { assertShown } from '../expectation.ts';
import { theTicket } from '../expect/supplier.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { telephonedIn } from './contacts.ts';
import { handOff, handOffWith } from './hand-off.ts';

/** Taken, handed over and accepted, as a scenario may presuppose. */
export async function withTheLsp(
  environment: ScenarioEnvironment,
  severity: Severity,
  service: Service,
  organisation: Organisation,
): Promise<void> {
  await telephonedIn(environment, severity, service, organisation);
  await handOff(environment);
}

export function worksAndResolves(
  { supplier }: ScenarioEnvironment,
  first: Temporal.Duration,
  second: Temporal.Duration,
  note: string,
): void {
  supplier.behave({
    walk: [
      { after: String(first), to: 'inProgress' },
      { after: String(second), to: 'resolved', note },
    ],
  });
}

export const losesAnswers = ({ supplier }: ScenarioEnvironment, times: number): void => supplier.behave({ losesAnswers: times });
export const isAway = ({ supplier }: ScenarioEnvironment, retryAfterSeconds: number): void =>
  supplier.behave({ unavailable: { times: 2, retryAfterSeconds } });
export const isSlow = ({ supplier }: ScenarioEnvironment, span: Temporal.Duration): void =>
  supplier.behave({ answersAfter: String(span) });
export const isImpersonated = ({ supplier }: ScenarioEnvironment): void => supplier.behave({ signsWrongly: true });
export const repeatsItself = ({ supplier }: ScenarioEnvironment): void => supplier.behave({ duplicatesCallbacks: true });

export async function resolves(environment: ScenarioEnvironment, note: string): Promise<void> {
  const { status } = theTicket(environment);
  if (status === 'acknowledged' || status === 'pending') await moveTicket(environment, 'inProgress');
  await moveTicket(environment, 'resolved', note);
}

/** The supplier moves the scenario's ticket. Where it cannot, the desk has moved it: that is the finding, and no fault of the rehearsal. */
export async function moveTicket(environment: ScenarioEnvironment, to: TicketStatus, note?: string): Promise<void> {
  const { id, status } = theTicket(environment);
  assertShown(
    mayMove(status, to),
    `The LSP was to find its ticket ${id} where it had left it and make it ${to}; the desk has made it ${status} meanwhile.`,
  );
  await environment.supplier.move(id, to, note);
}

export async function handOffAgain(environment: ScenarioEnvironment, span: Temporal.Duration): Promise<void> {
  await environment.clock.advance(span);
  await handOffWith(environment, {});
}
