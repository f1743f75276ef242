import type { RecordedEvent } from '../domain/incident/index.ts';

const OUTSIDE: readonly RecordedEvent['actor']['role'][] = ['partner', 'requester', 'caller'];

/** Whether somebody did it for whom the desk works, and not one of its own people. */
export const isOutside = ({ actor }: Pick<RecordedEvent, 'actor'>): boolean => OUTSIDE.includes(actor.role);
