import type { RehearsalRecord } from '../evidence/index.ts';
import type { Checked } from './check/index.ts';
import { isNarrowed, QUICK_LOAD, quickCriteria } from './select.ts';
import type { RehearseOptions } from './types.ts';

type Partial = NonNullable<RehearsalRecord['partial']>;

/** What the command line leaves out of the plan. Null when everything that the plan selects runs. */
export function partialOf(
  { plan, standard, adapter, scenarios, planned }: Pick<Checked, 'plan' | 'standard' | 'adapter' | 'scenarios' | 'planned'>,
  options: RehearseOptions,
): Partial | null {
  const kept = standard.criteria.filter(({ id }) => criteriaRun({ plan, standard, scenarios }, options).includes(id));
  const load = plan.load.length > 0 && adapter.load !== undefined && (leavesOut(options, 'load') || !kept.some(isShownByLoad));
  const controls = plan.controls && adapter.faults !== undefined && (leavesOut(options, 'controls') || isNarrowed(options));
  const faults = options.faults ?? [];
  if (scenarios.length === planned.length && !load && !controls && faults.length === 0) return null;
  return {
    options: optionsText(options),
    ran: scenarios.length,
    planned: planned.length,
    leftOut: [
      ...(load ? ['load'] : []),
      ...(!load && options.profile === 'quick' && plan.load.length > 0 ? [`load beyond ${QUICK_LOAD}`] : []),
      ...(controls ? ['faulty desks'] : []),
    ],
    faults: [...faults],
  };
}

export const leavesOut = ({ only, skip, profile }: RehearseOptions, part: 'load' | 'controls'): boolean =>
  only === 'scenarios' || (part === 'controls' && profile === 'quick') || (skip?.includes(part) ?? false);

const isShownByLoad = ({ shownBy }: { readonly shownBy: readonly { readonly by: string }[] }) =>
  shownBy.some(({ by }) => by === 'load');

/** The criteria that this rehearsal judges: with a narrowed selection those of which a scenario runs. */
export function criteriaRun(
  { plan, standard, scenarios }: Pick<Checked, 'plan' | 'standard' | 'scenarios'>,
  options: RehearseOptions,
): readonly string[] {
  if (options.profile === 'quick' && !options.tags && !options.names?.length) return quickCriteria(plan.criteria, standard);
  const all = [...plan.criteria, ...plan.notApplicable.map(({ criterion }) => criterion)];
  return isNarrowed(options) || options.faults?.length
    ? plan.criteria.filter((id) => scenarios.some(({ criteria }) => criteria.includes(id)))
    : all;
}

const optionsText = ({ profile, only, skip = [], tags, names = [], faults = [] }: RehearseOptions) =>
  [
    ...(profile === 'quick' ? ['--profile quick'] : []),
    ...(only ? [`--only ${only}`] : []),
    ...skip.map((part) => `--skip ${part}`),
    ...(tags ? [`--tags '${tags}'`] : []),
    ...names.map((name) => `--name '${name}'`),
    ...faults.map((fault) => `--faults ${fault}`),
  ].join(' ');
