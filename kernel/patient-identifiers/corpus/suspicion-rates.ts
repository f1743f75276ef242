import { suspicionsIn, type Suspicion } from '../suspicion.ts';
import { randomFrom, type Random } from './random.ts';

const FIRST = ['Amy', 'John', 'Mohammed', 'Siobhan', 'Wei', 'Olu', 'Zoë', 'Anne-Marie', 'Ada', 'PETER', 'Łukasz', 'Priya'];
const LAST = ["O'Brien", 'Smith', 'Khan', 'Adeyemi', 'Li', 'van Dyke', 'Patel', 'REID', 'Novak', 'Smith-Jones', 'Ng', 'Carter'];
const MONTHS = ['Jan', 'February', 'Mar', 'April', 'May', 'June', 'Jul', 'August', 'Sept', 'October', 'Nov', 'December'];

const date = (random: Random): string => {
  const [day, month, year] = [1 + random.below(28), random.below(12), 1920 + random.below(100)];
  const two = (n: number) => String(n).padStart(2, '0');
  return random.of([
    `${two(day)}/${two(month + 1)}/${year}`,
    `${day}.${month + 1}.${year}`,
    `${year}-${two(month + 1)}-${two(day)}`,
    `${day} ${MONTHS[month]!} ${year}`,
    `${two(day)}-${two(month + 1)}-${String(year).slice(2)}`,
  ]);
};
const name = (random: Random): string => `${random.of(FIRST)} ${random.of(LAST)}`;

const BIRTHS = [
  'DOB {d}',
  'pt, dob: {d}, cannot be found',
  'Date of birth {d}',
  'born {d}',
  'D.O.B. {d}',
  'patient ({d}) twice on the list',
  'born on {d} in Leeds',
  'aged 61 ({d})',
];
const NAMES = [
  'Patient {n} is missing',
  'pt {n} twice on the list',
  'Patient: Mrs {n}',
  "the patient's name is {n}",
  '{n}, DOB unknown',
  'record of {n} will not open',
  'patient called {n} waits',
];
const INNOCENT = [
  'Patient Administration System is down since {t}',
  'Patients wait in clinic 4 on {t}',
  'The patient list of Ward Seven is empty',
  'Patient Care Records cannot be opened',
  'Changed on {t} by the Service Desk',
  'Amy Reid of Ward 4F telephoned at {t}',
  'Update of {t} broke the patient index',
  'Pt. records show the wrong clinic',
  'PACS shows no images; patients are waiting',
  'Please tell John Smith of ICT when it works',
  'patient letters of {t} were not printed',
  'The Patient Portal Team asked on {t}',
];

export interface SuspicionError {
  readonly seed: number;
  readonly texts: number;
  /** Of texts with a date of birth, and with a name, those that were not flagged for it. */
  readonly missed: Readonly<Record<Suspicion, number>>;
  /** Of texts with neither, those that were flagged. */
  readonly flagged: number;
}

/** How often the heuristic errs on `texts` of each kind, made from a seed. Some are made so that it cannot know. */
export function suspicionError({ seed, texts = 5000 }: { readonly seed: number; readonly texts?: number }): SuspicionError {
  const random = randomFrom(seed);
  const made = (template: string) =>
    template
      .replace('{d}', () => date(random))
      .replace('{n}', () => name(random))
      .replace('{t}', () => date(random));
  let [births, names, flagged] = [0, 0, 0];
  for (let i = 0; i < texts; i++) {
    if (!suspicionsIn(made(random.of(BIRTHS))).includes('date-of-birth')) births++;
    if (!suspicionsIn(made(random.of(NAMES))).includes('name')) names++;
    if (suspicionsIn(made(random.of(INNOCENT))).length > 0) flagged++;
  }
  return { seed, texts, missed: { 'date-of-birth': births, name: names }, flagged };
}
