import { articleServices } from './articles.ts';
import { competenceServices } from './competence.ts';
import { offerServices, type OfferServices } from './offers.ts';
import { rateServices } from './rates.ts';
import { testServices } from './tests.ts';
import type { Knowledge } from './types.ts';
import type { Core } from '../core.ts';
import type { CommandResult } from '../../commands/handle-command.ts';
import type { Actor } from '../../domain/access/actor.ts';
import type { IncidentView } from '../../views/types.ts';

/**
 * What the desk knows: articles, known errors, suggestions, competence and tests.
 * @param after an incident after a command, as `viewer` may see it
 */
export function knowledgeServices(
  core: Core,
  after: (done: CommandResult, viewer: Actor) => Promise<IncidentView>,
): Pick<OfferServices, 'atFirstContact' | 'changed'> & { readonly service: Knowledge } {
  const articles = articleServices(core, after);
  const offers = offerServices(core, articles);
  return {
    atFirstContact: offers.atFirstContact,
    changed: offers.changed,
    service: {
      ...articles.service,
      ...offers.service,
      ...rateServices(core, articles),
      ...competenceServices(core),
      ...testServices(core),
    },
  };
}
