import type { DeskOptions } from '../options.ts';
import type { Partner } from '../trouble-tickets/index.ts';
import type { CallbackPolicy } from '../../kernel/callback-guard.ts';

export interface PartnerAccess {
  readonly reach: CallbackPolicy;
  /** `whsec_…`, newest first. */
  readonly webhookSecrets: readonly string[];
}

/** Allowed destinations of a partner's events: public addresses, and the one agreed with it. */
export const reachOf = ({ callback = '' }: Partner, loopback: boolean): CallbackPolicy => ({
  allowedOrigin: () => callback,
  loopback,
});

/** Callback policy of each partner. */
export const partnerAccess = ({
  partners = [],
  partnersOnLoopback: loopback = false,
}: Pick<DeskOptions, 'partners' | 'partnersOnLoopback'>): ReadonlyMap<string, PartnerAccess> =>
  new Map(partners.map((partner) => [partner.id, { reach: reachOf(partner, loopback), webhookSecrets: partner.webhookSecrets }]));
