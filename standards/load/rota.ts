import { minuteOfWeek, timeOfWeek, WEEK_MINUTES } from '../rota.ts';
import type { Rota } from '../types.ts';
import { dangling, twice, wrongZone } from './checks.ts';
import type { PolicyFiles } from './files.ts';
import { isDate } from './time.ts';
import type { Complaint, Path } from './complaint.ts';

/** Checks that exactly one person holds each role of the rota in every minute of the week. */
export function checkRota({ 'rota.yaml': file, 'contacts.yaml': contacts }: PolicyFiles): readonly Complaint[] {
  if (!file) return [];
  const { zone, people, rotas } = file.data;
  const ids = people.map(({ id }) => id);
  return [
    ...wrongZone(file, ['zone'], zone),
    ...twice(file, 'people', ids),
    ...twice(
      file,
      'rotas',
      rotas.map(({ role }) => role),
    ),
    ...rotas.flatMap((rota, i) => {
      const at: Path = ['rotas', i];
      const complain = (path: Path, message: string) => file.complain([...at, ...path], message);
      const slots = [
        ...rota.week.map(({ who }, n) => ({ who, path: [...at, 'week', n, 'who'] })),
        ...(rota.exceptions ?? []).map(({ who }, n) => ({ who, path: [...at, 'exceptions', n, 'who'] })),
      ];
      return [
        ...dangling(
          file,
          [...at, 'role'],
          rota.role,
          'role',
          contacts?.data.contacts.map(({ role }) => role),
          'contacts.yaml',
        ),
        ...slots.flatMap(({ who, path }) => dangling(file, path, who, 'person', ids, 'the people of rota.yaml')),
        ...weekFaults(rota, complain),
        ...exceptionFaults(rota, complain),
      ];
    }),
  ];
}

type Complain = (path: Path, message: string) => Complaint;

function weekFaults({ role, week }: Rota, complain: Complain): readonly Complaint[] {
  const wrong = week.flatMap((slot, n) =>
    (['from', 'to'] as const)
      .filter((key) => minuteOfWeek(slot[key]) === null)
      .map((key) => complain(['week', n, key], `"${slot[key]}" is not a time of the week. Write it like fri 18:00.`)),
  );
  if (wrong.length > 0) return wrong;
  const slots = week
    .map(({ from, to }, n) => {
      const [start, end] = [minuteOfWeek(from)!, minuteOfWeek(to)!];
      return { n, start, end: end > start ? end : end + WEEK_MINUTES };
    })
    .sort((a, b) => a.start - b.start);
  return slots.flatMap(({ n, end }, i) => {
    const following = slots[i + 1] ?? { ...slots[0]!, start: slots[0]!.start + WEEK_MINUTES };
    if (end === following.start) return [];
    return end < following.start
      ? [
          complain(
            ['week', n, 'to'],
            `nobody is the ${role} from ${timeOfWeek(end)} to ${timeOfWeek(following.start)}. Let this end later, or add who is.`,
          ),
        ]
      : [
          complain(
            ['week', n, 'to'],
            `two people are the ${role} from ${timeOfWeek(following.start)}. Let this end there, or the other begin at ${timeOfWeek(end)}.`,
          ),
        ];
  });
}

const LOCAL = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d$/;
const isLocal = (text: string) => LOCAL.test(text) && isDate(text.slice(0, 10));

function exceptionFaults({ role, exceptions = [] }: Rota, complain: Complain): readonly Complaint[] {
  return exceptions.flatMap(({ from, to }, n) => {
    const wrong = [from, to].find((text) => !isLocal(text));
    if (wrong !== undefined)
      return [complain(['exceptions', n], `"${wrong}" is not a local time. Write it like 2026-12-24T18:00.`)];
    if (from >= to) return [complain(['exceptions', n], `ends at ${to}, which is not after ${from}.`)];
    const other = exceptions.findIndex((each, m) => m < n && each.from < to && from < each.to);
    return other === -1
      ? []
      : [
          complain(
            ['exceptions', n],
            `two people are the ${role} from ${[from, exceptions[other]!.from].sort().at(-1)}: exception ${other + 1} holds then too.`,
          ),
        ];
  });
}
