import type { Partner } from '../domain/access/partner.ts';
import type { Ids } from '../../kernel/index.ts';
import type { Policy } from '../../standards/index.ts';

/**
 * Example partners: the service desk of every organisation except the first, which owns this desk. Secrets come from `ids`, so the same
 * seed produces the same secrets. None is written in the source.
 */
export const examplePartners = ({ organisations }: Pick<Policy, 'organisations'>, ids: Ids): readonly Partner[] =>
  organisations.slice(1).map(({ id, name, mailDomains: [domain] }) => ({
    id: `desk.${id}`,
    name: `Service desk of ${name}`,
    organisation: id,
    secrets: [ids.secret(`partner secret ${id}`)],
    webhookSecrets: [`whsec_${Buffer.from(ids.secret(`partner webhook ${id}`, 32), 'base64url').toString('base64')}`],
    contact: domain === undefined ? {} : { mail: `servicedesk@${domain}` },
  }));
