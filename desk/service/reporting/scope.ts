import type { Actor } from '../../domain/access/actor.ts';
import { scopeOf } from '../../domain/access/index.ts';
import { refuse } from '../../domain/incident/index.ts';
import { didYouMean } from '../../../kernel/index.ts';
import type { Policy } from '../../../standards/index.ts';
import type { ReportQuery } from './types.ts';

export interface ReportScope {
  readonly organisation: string | null;
  readonly service: string | null;
}

/**
 * What a viewer's report is about. Who reads all incidents chooses the organisation; who reads those of an organisation gets its report,
 * whatever was asked; nobody else gets one.
 */
export function scopeOfReport(
  { organisation, service }: Omit<ReportQuery, 'period'>,
  viewer: Actor,
  policy: Policy,
): ReportScope {
  const scope = scopeOf(viewer);
  if (scope !== null && (scope.persons !== null || viewer.role !== 'requester'))
    throw refuse.forbidden('Reports are for the desk’s staff, its assessor, and who reads the incidents of an organisation.');
  if (scope !== null && organisation !== undefined && organisation !== scope.organisation)
    throw refuse.forbidden('You may read the reports of your own organisation only.');
  mustBeKnown('organisation', organisation, policy.organisations);
  mustBeKnown('service', service, policy.services);
  return { organisation: scope?.organisation ?? organisation ?? null, service: service ?? null };
}

function mustBeKnown(kind: 'organisation' | 'service', id: string | undefined, known: readonly { readonly id: string }[]): void {
  const ids = known.map((each) => each.id);
  if (id !== undefined && !ids.includes(id)) throw refuse.unknown(kind, `There is no ${kind} "${id}".${didYouMean(id, ids)}`);
}
