import type { SentText } from '../../environment/remembered.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import { HarnessFault } from '../../environment/harness-fault.ts';
import { assertShown } from '../../expectation.ts';
import { creationRequests } from '../../supplier/observations.ts';
import { judgeRows } from '../rows.ts';
import { asRead, differenceOf } from '../texts.ts';
import { short } from './assertions.ts';

/** The texts in one place, of which one must hold what was sent. */
type Place = (environment: ScenarioEnvironment, sent: SentText) => Promise<readonly string[]> | readonly string[];

const PLACES: Readonly<Record<string, Place>> = {
  'the history': async (environment, { reference }) =>
    (await (await environment.as('assessor')).incident(reference)).timeline.map(({ says }) => says),
  "the caller's mail": async (environment, { reference }) => {
    const { caller } = await (await environment.as('assessor')).incident(reference);
    return environment.mail.inbox(caller.mail ?? '').map(({ text }) => text);
  },
  "the supplier's notes": ({ supplier }, { reference }) =>
    supplier.tickets.flatMap(({ externalId, note }) => (externalId === reference ? note.map(({ text }) => text) : [])),
  "the supplier's ticket": (environment, { reference, way }) =>
    creationRequests(environment)
      .map(({ requestBody }) => JSON.parse(requestBody) as Readonly<Record<string, unknown>>)
      .filter(({ externalId }) => externalId === reference)
      .flatMap((body) => valuesOf(body, way)),
};

/** The values of a field, at whatever depth. */
const valuesOf = (value: unknown, field: string): readonly string[] =>
  value === null || typeof value !== 'object'
    ? []
    : Object.entries(value).flatMap(([name, inner]) =>
        name === field && typeof inner === 'string' ? [inner] : valuesOf(inner, field),
      );

/** How far a text agrees with what was sent, from where it begins in it: the nearest one names the difference. */
function agreeing(sent: string, found: string): string {
  const read = asRead(found);
  const starts = read.indexOf(asRead(sent).slice(0, 8));
  return starts === -1 ? '' : read.slice(starts);
}

export async function expectTextsRead(environment: ScenarioEnvironment): Promise<void> {
  const rows = environment.state.sentTexts.flatMap((sent) => sent.reads.split(' and ').map((place) => ({ ...sent, place })));
  await judgeRows(environment, rows, {
    sentence: ({ way, kind, place }) => `${way}, ${kind}, in ${place}`,
    check: async ({ place, ...sent }) => {
      const read = PLACES[place];
      if (!read) throw new HarnessFault(`Nothing is read in "${place}". Write ${Object.keys(PLACES).join(', ')}.`);
      const found = await read(environment, sent);
      const nearest = found.map((each) => agreeing(sent.text, each)).sort((a, b) => b.length - a.length)[0];
      assertShown(
        found.some((each) => asRead(each).includes(asRead(sent.text))),
        () =>
          `${place} of ${sent.reference} was to hold ${short(sent.text)}; ${differenceOf(sent.text, nearest === '' ? null : nearest) ?? 'it is not there'}`,
      );
    },
  });
}
