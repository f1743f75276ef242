import type { DeskOptions } from '../options.ts';
import type { Partner } from '../trouble-tickets/index.ts';
import type { CallbackPolicy } from '../../kernel/callback-guard.ts';

export interface PartnerAccess {
  readonly reach: CallbackPolicy;
  /** `whsec_…`, the newest first. */
  readonly webhookSecrets: readonly string[];
}

/** Where events for a partner may go: public addresses, and the one that was agreed with it. */
export const reachOf = ({ callback = '' }: Partner, loopback: boolean): CallbackPolicy => ({
  allowedOrigin: () => callback,
  loopback,
});

/** How each partner is called back. */
export const partnerAccess = ({
  partners = [],
  partnersOnLoopback: loopback = false,
}: Pick<DeskOptions, 'partners' | 'partnersOnLoopback'>): ReadonlyMap<string, PartnerAccess> =>
  new Map(partners.map((partner) => [partner.id, { reach: reachOf(partner, loopback), webhookSecrets: partner.webhookSecrets }]));
