import type { Core } from './core.ts';
import type { AccessService } from './access-types.ts';
import type { ReadingLog } from './readings.ts';
import type { Account } from '../domain/access/account.ts';
import type { Actor } from '../domain/access/actor.ts';
import { mustHold } from '../domain/access/duties.ts';
import { accessReviews, closeItem, readingsToReview } from '../domain/access-review/index.ts';
import { refuse, type Incident } from '../domain/incident/index.ts';
import { numberOf, referenceOf } from '../store/index.ts';
import { Refusal } from '../../kernel/index.ts';

/** Readings looked at for one list. */
const MOST = 20_000;
/** Entries of one list: more say that the period is too long for a person. */
const MOST_LISTED = 500;

/** Who read which incident, and the review of it. */
export function accessServices(core: Core, log: ReadingLog, accounts: readonly Account[]): AccessService {
  const { store, load } = core;
  const reviews = core.register(accessReviews);
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const policy = () => core.parts.policy;
  const rules = () => {
    const { informationGovernance } = policy();
    if (informationGovernance === null) throw refuse.invalid('The standard of this desk has no review of readings.');
    return informationGovernance.accessReview;
  };
  const mayReview = (viewer: Actor) => {
    if (viewer.role !== 'assessor') mustHold(viewer, rules().officer, policy(), 'see who read what');
  };
  const named = (id: string) => byId.get(id)?.name ?? id;
  return {
    async readings(reference, viewer) {
      mayReview(viewer);
      const n = numberOf(reference);
      if (n === null) throw refuse.notFound(reference);
      await log.stored();
      const rows = await store.readings.of(n, MOST);
      return rows.map(({ at, reader, role }) => ({ at, reader: named(reader), role, reference }));
    },
    async openReview({ from, until }, actor) {
      mustHold(actor, rules().officer, policy(), 'draw up a review');
      await log.stored();
      const readings = (await store.readings.between(from, until, MOST)).map(({ n, ...row }) => ({
        ...row,
        reference: referenceOf(n),
      }));
      const incidents = new Map<string, Incident>();
      for (const reference of new Set(readings.map((each) => each.reference))) {
        const incident = await load(numberOf(reference)!);
        if (incident !== null) incidents.set(reference, incident);
      }
      const items = readingsToReview(readings, incidents, byId, rules());
      if (items.length > MOST_LISTED || readings.length === MOST)
        throw new Refusal('invalid', `${items.length} readings are more than anybody looks at. Choose a shorter time.`, 400);
      return (await reviews.run(null, () => [{ type: 'reviewOpened', from, until, items }], actor)).entry;
    },
    async reviews(viewer) {
      mayReview(viewer);
      return reviews.list({});
    },
    async review(reference, viewer) {
      mayReview(viewer);
      return (await reviews.find(reference)) ?? Promise.reject(refuse.notFound(reference));
    },
    closeItem: async (reference, item, actor) =>
      (
        await reviews.run(
          reference,
          (review) => {
            if (review === null) throw refuse.notFound(reference);
            return closeItem(review, item, policy(), actor);
          },
          actor,
        )
      ).entry,
    nameOf: named,
  };
}
