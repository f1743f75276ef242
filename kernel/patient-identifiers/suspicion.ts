/** Something beside a patient's words that a person has to look at: no rule can say that it is a patient's. */
export type Suspicion = 'date-of-birth' | 'name';

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}';
const DATE = String.raw`(?:\d{1,2}[/. -]\d{1,2}[/. -](?:19|20)?\d\d|(?:19|20)\d\d[/.-]\d\d[/.-]\d\d|\d{1,2}(?:st|nd|rd|th)?[ -]?${MONTH}[ ,-]{0,2}(?:19|20)?\d\d)`;
const BIRTH = String.raw`(?:\bd\.?\s?o\.?\s?b\b\.?|\bdate of birth\b|\bbirth ?date\b|\bborn\b)`;
const PATIENT = String.raw`\b(?:patients?|pt)\b`;

/** A date after the word, or close to a patient where it may be a year of birth. */
const BIRTHS = [
  new RegExp(`${BIRTH}[^\\d\\n]{0,20}${DATE}`, 'iu'),
  new RegExp(String.raw`${DATE}[^\d\n]{0,6}${BIRTH}`, 'iu'),
  new RegExp(String.raw`${PATIENT}[^\d\n]{0,40}\(?${DATE}\)`, 'iu'),
];

/** Words with capitals that stand after "patient" and are nobody's name. */
const NO_NAME =
  '(?:Administration|Admin|Care|Choose|Choice|Data|Demographics?|Details?|Electronic|Emergency|Experience|Flow|Group|Identif\\w*|Index|Information|Journey|Letters?|Level|List|Lists|Management|Master|NHS|Number|Online|PACS|PAS|EPR|ICE|RIS|Portal|Record|Records|Safety|Search|Service|Services|Summary|System|Transport|Tracker|Ward|Clinic|View|Viewer|Access|The|Cannot|No|Please|And|Or|In|On|Is|Has|Was|Not|For|At|To|With)';
const PART = String.raw`(?:\p{Lu}['’]?\p{Ll}+(?:[-'’]\p{Lu}?\p{Ll}+)?|\p{Lu}{2,})`;
const TITLE = '(?:Mrs?|Ms|Miss|Master|Baby|Dr)\\.?';
const NAMES = [
  new RegExp(
    String.raw`(?:[Pp]atient|PATIENT|[Pp]t|PT)(?:'s|’s)?(?: name)?(?: is| called)?[ .:,(]{1,3}(?:${TITLE} )?(?!${NO_NAME}\b)${PART}[ ,]{1,2}(?!${NO_NAME}\b)${PART}`,
    'u',
  ),
  new RegExp(String.raw`(?:[Pp]atient|PATIENT|[Pp]t|PT)(?: is| called)?[ .:,(]{1,3}${TITLE} ${PART}`, 'u'),
  new RegExp(String.raw`(?<!\p{L})${PART}[ ,]{1,2}${PART}[ ,(]{1,3}(?:DOB|D\.O\.B|dob|born)\b`, 'u'),
];

/** What in a text looks like a patient's date of birth or name. A heuristic: its error is stated on a corpus. */
export function suspicionsIn(text: string): readonly Suspicion[] {
  return [
    ...(BIRTHS.some((each) => each.test(text)) ? (['date-of-birth'] as const) : []),
    ...(NAMES.some((each) => each.test(text)) ? (['name'] as const) : []),
  ];
}
