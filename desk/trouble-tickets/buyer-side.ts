import type { RecordedEvent } from '../domain/incident/index.ts';

const BUYER_SIDE: readonly RecordedEvent['actor']['role'][] = ['partner', 'requester', 'caller'];

/** Whether the actor is a customer of the desk and not one of its own staff. */
export const isBuyerSide = ({ actor }: Pick<RecordedEvent, 'actor'>): boolean => BUYER_SIDE.includes(actor.role);
