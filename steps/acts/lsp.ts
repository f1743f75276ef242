import type { Organisation, Service, Severity } from '../../standards/index.ts';
import { mayMove } from '../../kernel/trouble-ticket/index.ts';
import type { TicketStatus } from '../../simulators/lsp/index.ts';
import { show } from '../expect/shown.ts';
import { theTicket } from '../expect/supplier.ts';
import type { Stage } from '../stage/index.ts';
import { telephonedIn } from './contacts.ts';
import { handOff, handOffWith } from './hand-off.ts';

/** Taken, handed over and accepted, as a scenario may presuppose. */
export async function withTheLsp(stage: Stage, severity: Severity, service: Service, organisation: Organisation): Promise<void> {
  await telephonedIn(stage, severity, service, organisation);
  await handOff(stage);
}

export function worksAndResolves({ supplier }: Stage, first: Temporal.Duration, second: Temporal.Duration, note: string): void {
  supplier.behave({
    walk: [
      { after: String(first), to: 'inProgress' },
      { after: String(second), to: 'resolved', note },
    ],
  });
}

export const losesAnswers = ({ supplier }: Stage, times: number): void => supplier.behave({ losesAnswers: times });
export const isAway = ({ supplier }: Stage, retryAfterSeconds: number): void =>
  supplier.behave({ unavailable: { times: 2, retryAfterSeconds } });
export const isSlow = ({ supplier }: Stage, span: Temporal.Duration): void => supplier.behave({ answersAfter: String(span) });
export const isImpersonated = ({ supplier }: Stage): void => supplier.behave({ signsWrongly: true });
export const repeatsItself = ({ supplier }: Stage): void => supplier.behave({ duplicatesCallbacks: true });

export async function resolves(stage: Stage, note: string): Promise<void> {
  const { status } = theTicket(stage);
  if (status === 'acknowledged' || status === 'pending') await moveTicket(stage, 'inProgress');
  await moveTicket(stage, 'resolved', note);
}

/** The supplier moves the scenario's ticket. Where it cannot, the desk has moved it: that is the finding, and no fault of the rehearsal. */
export async function moveTicket(stage: Stage, to: TicketStatus, note?: string): Promise<void> {
  const { id, status } = theTicket(stage);
  show(
    mayMove(status, to),
    `The LSP was to find its ticket ${id} where it had left it and make it ${to}; the desk has made it ${status} meanwhile.`,
  );
  await stage.supplier.move(id, to, note);
}

export async function handOffAgain(stage: Stage, span: Temporal.Duration): Promise<void> {
  await stage.clock.advance(span);
  await handOffWith(stage, {});
}
