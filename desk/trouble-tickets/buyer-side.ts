import type { RecordedEvent } from '../domain/incident/index.ts';

const BUYER_SIDE: readonly RecordedEvent['actor']['role'][] = ['partner', 'requester', 'caller'];

/** Whether somebody did it for whom the desk works, and not one of its own people. */
export const isBuyerSide = ({ actor }: Pick<RecordedEvent, 'actor'>): boolean => BUYER_SIDE.includes(actor.role);
