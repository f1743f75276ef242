import type { Core } from './core.ts';
import type { RegisterService } from './registers.ts';
import {
  clinicCalendarRegister,
  freezeRegister,
  STANDING,
  type Change,
  type ChangeFact,
  type DeclaredFreeze,
  type FreezeFact,
  type Planned,
  type Standing,
} from '../domain/changes/index.ts';
import { Refusal } from '../../kernel/index.ts';
import type { Policy } from '../../standards/index.ts';

/** What the operations of change and release read, over their registers. */
export interface ChangeStore {
  /** @throws {Refusal} where the standard has no change policy */
  register(): RegisterService<ChangeFact, Change>;
  readonly freezes: RegisterService<FreezeFact, DeclaredFreeze>;
  readonly calendars: ReturnType<typeof calendarsOf>;
  find(reference: string): Promise<Change | null>;
  all(query: { readonly states?: readonly string[]; readonly organisation?: string }): Promise<readonly Change[]>;
  /** The policy with the freezes that hold now, and the changes that stand in each other's way. */
  around(): Promise<{
    readonly standing: Standing;
    readonly others: readonly Planned[];
    readonly standingChanges: readonly Change[];
  }>;
  /** How many incidents of the change's services usually come while a change is watched. */
  usual(reference: string): Promise<number>;
  /** When incidents came since then: those of the services, or of the organisation. */
  openedSince(
    since: Temporal.Instant,
    query: { readonly service?: string; readonly organisation?: string },
  ): Promise<readonly Temporal.Instant[]>;
}

const calendarsOf = (core: Core) => core.register(() => clinicCalendarRegister);

/** Rows of incidents that one reading takes. */
const PAGE = 100;

export function changeStore(core: Core): ChangeStore {
  const { parts, store, clock } = core;
  const known = new WeakMap<Policy, Standing>();
  const plain = (policy: Policy): Standing => {
    const made = known.get(policy) ?? parts.changes.standingOf(policy, mustHave(policy));
    known.set(policy, made);
    return made;
  };
  const changes = core.register((policy) => parts.changes.register(() => plain(policy)));
  const freezes = core.register(() => freezeRegister);
  const all: ChangeStore['all'] = async (query) => {
    const found: Change[] = [];
    for (let after: string | undefined = ''; after !== undefined;) {
      const rows = await changes.list({ ...query, ...(after !== '' && { after }) });
      const page = await Promise.all(rows.map(async ({ reference }) => changes.find(reference)));
      found.push(...page.filter((change) => change !== null));
      after = rows.at(-1)?.reference;
    }
    return found;
  };
  const openedSince: ChangeStore['openedSince'] = async (since, query) => {
    const opened: Temporal.Instant[] = [];
    for (let after: string | null | undefined; after !== null;) {
      const { items, next } = await store.rows.page({ ...query, limit: PAGE, ...(after !== undefined && { after }) }, null);
      const times = items.map(({ openedAt }) => Temporal.Instant.from(openedAt));
      opened.push(...times.filter((at) => Temporal.Instant.compare(at, since) >= 0));
      after = opened.length > 0 && times.at(-1) && Temporal.Instant.compare(times.at(-1)!, since) >= 0 ? next : null;
    }
    return opened;
  };
  return {
    register() {
      mustHave(parts.policy);
      return changes;
    },
    freezes,
    calendars: calendarsOf(core),
    find: async (reference) => {
      mustHave(parts.policy);
      return changes.find(reference);
    },
    all,
    openedSince,
    async around() {
      const rows = await freezes.list({ states: ['declared'] });
      const declared = (await Promise.all(rows.map(async ({ reference }) => freezes.find(reference)))).filter(
        (one) => one !== null,
      );
      const standing =
        declared.length === 0 ? plain(parts.policy) : parts.changes.standingOf(parts.policy, mustHave(parts.policy), declared);
      const standingChanges = await all({ states: STANDING });
      return { standing, others: standingChanges.map(parts.changes.plannedOf), standingChanges };
    },
    async usual(reference) {
      const change = await changes.one(reference);
      const { baselineDays, watch } = mustHave(parts.policy).review;
      const since = clock.now().subtract({ hours: 24 * baselineDays });
      const counts = await Promise.all(change.items.map(async (service) => (await openedSince(since, { service })).length));
      const watched = Temporal.Duration.from(watch).total('hours');
      return (counts.reduce((sum, n) => sum + n, 0) * watched) / (24 * baselineDays);
    },
  };
}

function mustHave({ change }: Policy) {
  if (change === null) throw new Refusal('not-found', 'This desk keeps no changes: its standard has no change.yaml.', 404);
  return change;
}
