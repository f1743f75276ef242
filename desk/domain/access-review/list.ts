import type { Listed, ReviewReason } from './types.ts';
import { personKeys } from '../access/index.ts';
import type { Account } from '../access/account.ts';
import { concernedBy, type Incident } from '../incident/index.ts';
import type { InformationGovernancePolicy } from '../../../standards/index.ts';

/** A reading as the log has it. */
export interface ReadingNoted {
  readonly at: string;
  readonly reader: string;
  readonly role: string;
  readonly reference: string;
}
type Rules = InformationGovernancePolicy['accessReview'];

/** The readings that a person is to look at, one entry for each reader and incident, with every reason. Pure. */
export function readingsToReview(
  readings: readonly ReadingNoted[],
  incidents: ReadonlyMap<string, Incident>,
  accounts: ReadonlyMap<string, Pick<Account, 'id' | 'name' | 'mail'>>,
  rules: Rules,
): readonly Listed[] {
  const inVolume = volumeReaders(readings, rules);
  const pairs = Map.groupBy(readings, ({ reader, reference }) => `${reader}\0${reference}`);
  return [...pairs.values()].flatMap((of): readonly Listed[] => {
    const [{ reader, role, reference }] = of as [ReadingNoted];
    const incident = incidents.get(reference);
    const account = accounts.get(reader);
    if (incident === undefined) return [];
    const isRequester = role === 'requester';
    const reasons: readonly (readonly [ReviewReason, boolean])[] = [
      // A caller reads what is theirs; that staff read their own is for somebody else to see.
      ['own-incident', !isRequester && isOwn(account, incident)],
      ['same-surname', !isRequester && account !== undefined && surname(account.name) === surname(incident.caller.name)],
      ['safety-record', !isRequester && incident.safetyCase?.flaggedAt != null && !hasActed(incident, reader)],
      ['volume', inVolume.has(reader)],
      ['no-related-act', !isRequester && role !== 'assessor' && of.some((each) => !actsNear(incident, each, rules))],
    ];
    const found = reasons.filter(([, holds]) => holds).map(([reason]) => reason);
    return found.length === 0 ? [] : [{ reader, reference, reasons: found, times: of.length, last: of.at(-1)!.at }];
  });
}

const isOwn = (account: Pick<Account, 'id' | 'mail'> | undefined, incident: Incident): boolean =>
  account !== undefined && personKeys(account.id, account.mail).some((key) => concernedBy(incident).persons.includes(key));

/** The last word of a name, without case and accents. */
export const surname = (name: string): string =>
  (
    name
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}'-]+/gu) ?? []
  ).at(-1) ?? '';

const hasActed = ({ events }: Incident, reader: string): boolean => events.some(({ actor }) => actor.id === reader);

const msOf = (instant: string) => Temporal.Instant.from(instant).epochMilliseconds;

function actsNear({ events }: Incident, { reader, at }: ReadingNoted, { relatedWithin }: Rules): boolean {
  const within = Temporal.Duration.from(relatedWithin).total('milliseconds');
  return events.some((event) => event.actor.id === reader && Math.abs(msOf(event.at) - msOf(at)) <= within);
}

/** Readers of more incidents within one stretch than the rule lets pass. */
function volumeReaders(readings: readonly ReadingNoted[], { volume }: Rules): ReadonlySet<string> {
  const within = Temporal.Duration.from(volume.within).total('milliseconds');
  const byReader = Map.groupBy(readings, ({ reader }) => reader);
  const isMuch = (of: readonly ReadingNoted[]) =>
    of.some((first, i) => {
      const end = msOf(first.at) + within;
      const read = new Set(
        of
          .slice(i)
          .filter(({ at }) => msOf(at) < end)
          .map(({ reference }) => reference),
      );
      return read.size > volume.most;
    });
  return new Set([...byReader].filter(([, of]) => of.length > volume.most && isMuch(of)).map(([reader]) => reader));
}
