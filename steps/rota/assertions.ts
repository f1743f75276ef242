import type { RotaTurn } from '../../adapters/desk-under-test.ts';
import type { Contact } from '../../standards/index.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { assertShown, titleOf } from '../expectation.ts';
import { holderOf } from '../expected/rota.ts';
import { theIncident } from '../incidents/observations.ts';
import { at, inWords, type Moment } from '../time/moments.ts';

const isAt = (written: string | undefined, instant: Temporal.Instant) =>
  written !== undefined && Temporal.Instant.from(written).equals(instant);

/** Each role with its title and its turns. */
const byRole = (environment: ScenarioEnvironment) =>
  environment.standard.rota.rotas.map(({ role }) => {
    const contact = environment.standard.contacts.find((each) => each.role === role)!;
    return { role, title: titleOf(contact), turns: environment.state.rota.turns.filter((turn) => turn.role === role) };
  });

/** Each turn starts at the instant at which the one before ends. */
export function expectHeldThroughout(environment: ScenarioEnvironment): void {
  const { from, until } = environment.state.rota;
  const startOf = (date: Temporal.PlainDate) => date.toZonedDateTime(environment.standard.zone).toInstant();
  const roles = byRole(environment);
  assertShown(roles.length > 0, 'The standard was to have a rota; it has none, so nobody is shown to be on call.');
  for (const { title, turns } of roles) {
    const ends = [String(startOf(from)), ...turns.map(({ to }) => to)];
    const gap = turns.findIndex(({ from: begins }, i) => !isAt(begins, Temporal.Instant.from(ends[i]!)));
    assertShown(
      gap < 0,
      () => `The rota was to have no gap; nobody is the ${title} from ${inWords(Temporal.Instant.from(ends[gap]!))} on.`,
    );
    const last = Temporal.Instant.from(ends.at(-1)!);
    assertShown(
      last.equals(startOf(until)),
      () => `The rota was to reach ${until}; nobody is the ${title} from ${inWords(last)} on.`,
    );
    const nameless = turns.find(({ name, telephone }) => name === '' || telephone === '');
    assertShown(
      nameless === undefined,
      () =>
        `The ${title} was to have a name and a telephone; from ${inWords(Temporal.Instant.from(nameless!.from))} on one is missing.`,
    );
  }
}

/** Checked at every handover, and at three in each night of the year, when a wrong name is least likely to be noticed. */
export function expectAsSigned(environment: ScenarioEnvironment): void {
  const { from, until } = environment.state.rota;
  const nights = Array.from({ length: from.until(until).days }, (_, i) =>
    from.add({ days: i }).toZonedDateTime({ timeZone: environment.standard.zone, plainTime: '03:00' }).toInstant(),
  );
  for (const { role, title, turns } of byRole(environment)) {
    const moments = [...nights, ...turns.map((turn) => Temporal.Instant.from(turn.from))];
    for (const when of moments) {
      const holder = turns.find((turn) => covers(turn, when));
      const signed = holderOf(environment.standard, role, when).name;
      assertShown(
        holder?.name === signed,
        () =>
          `At ${inWords(when)} the ${title} was to be ${signed}, by the signed rota; by the desk's it is ${holder?.name ?? 'nobody'}.`,
      );
    }
  }
}

const covers = ({ from, to }: RotaTurn, when: Temporal.Instant): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(from), when) <= 0 &&
  Temporal.Instant.compare(when, Temporal.Instant.from(to)) < 0;

/** The owner is the person who held the role at that moment. */
export async function expectTakenByHolder(environment: ScenarioEnvironment, contact: Contact, moment: Moment): Promise<void> {
  environment.need('rota');
  environment.derived('owner');
  const { reference, owner } = await theIncident(environment);
  const holder = holderOf(environment.standard, contact.role, at(environment, moment)).name;
  assertShown(
    owner === holder,
    () =>
      `${reference} was to be owned by ${holder}, the ${titleOf(contact)} at ${moment.text}; it is owned by ${owner ?? 'nobody'}.`,
  );
}
