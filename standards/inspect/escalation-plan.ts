import type { Contact, DocumentFinding, EscalationStep, Severity, Standard } from '../types.ts';
import { contactDetails, midSentence } from './contact-details.ts';
import { approved, inDocument, inPolicy, sameText, tableWith } from './markdown.ts';
import { channelsText, durationText, PERIODS, servicesText, thenText, triggerText, unlessText } from './wording.ts';
import { writtenPairs } from './written-pairs.ts';
import { writtenRota } from './written-rota.ts';

const CHECK = 'escalation-plan';
const COLUMNS = [
  'step',
  'severity',
  'kind',
  'period',
  'trigger',
  'role',
  'telephone',
  'channel',
  'unless already',
  'not acknowledged',
  'services',
];

/** Criterion ESC-01: the written plan equals the plan that the desk runs, covers every hour and has the right numbers. So do the written rota and the major-incident procedure. */
export function escalationPlan(standard: Standard): readonly DocumentFinding[] {
  const plan = approved(standard).filter(({ id }) => id === standard.escalation.document);
  const procedure = approved(standard).filter(({ process }) => process === 'major-incident');
  return [
    ...coverage(standard),
    ...writtenSteps(standard),
    ...writtenPairs(plan, ['interval', 'length'], intervalsOf(standard)),
    ...writtenPairs(plan, ['major incident', 'rule'], majorIncidentsOf(standard)),
    ...writtenPairs(procedure, ['time of a major incident', 'length'], timesOf(standard)),
    ...writtenRota(standard),
    ...contactDetails(standard),
  ];
}

function writtenSteps(standard: Standard): readonly DocumentFinding[] {
  const { document: id, steps } = standard.escalation;
  const documents = approved(standard).filter((document) => document.id === id);
  const [document] = documents;
  if (!document) {
    return [
      inPolicy(
        CHECK,
        standard,
        'escalation-plan.yaml',
        /^document:/,
        `document "${id}" has no approved version, so nobody can read the plan.`,
      ),
    ];
  }
  const table = tableWith(documents, COLUMNS)?.table;
  if (!table)
    return [
      inDocument(CHECK, document, 1, `the document has no table of the steps. It needs the columns ${COLUMNS.join(', ')}.`),
    ];

  const ids = steps.map((step) => step.id);
  const rowsOf = (step: string) => table.rows.filter(({ cells }) => cells['step'] === step);
  return [
    ...steps.flatMap((step) => {
      const [row, ...more] = rowsOf(step.id);
      if (!row) {
        const message = `step ${step.id} of the plan is not in ${document.file}. Add its row to the table on line ${table.line}.`;
        return [inPolicy(CHECK, standard, 'escalation-plan.yaml', new RegExp(`id: ["']?${step.id}\\b`), message)];
      }
      const must = rowFor(step, standard);
      return [
        ...Object.keys(must)
          .filter((column) => !sameText(row.cells[column] ?? '', must[column] ?? ''))
          .map((column) => inDocument(CHECK, document, row.line, differs(step, column, row.cells[column] ?? '', must))),
        ...more.map(({ line }) => inDocument(CHECK, document, line, `step ${step.id} has a second row. Remove one of them.`)),
      ];
    }),
    ...table.rows
      .filter(({ cells }) => !ids.includes(cells['step'] ?? ''))
      .map(({ line, cells }) =>
        inDocument(
          CHECK,
          document,
          line,
          `step "${cells['step']}" is not in escalation-plan.yaml, so the desk will never take it. Add it there, or remove the row.`,
        ),
      ),
  ];
}

/** The required rows for the plan's intervals, which belong to no step. */
const intervalsOf = ({ escalation }: Pick<Standard, 'escalation'>): readonly (readonly [interval: string, length: string])[] => [
  ['Warnings by mail to one person leave together', durationText(escalation.digestWindow) || 'at once'],
  ...Object.entries(escalation.updateEvery).map(
    ([severity, every]) => [`The caller of severity ${severity} hears something at least every`, durationText(every)] as const,
  ),
];

/** The required rows for the rules of major incidents. */
const majorIncidentsOf = ({
  escalation: { majorIncident },
  contacts,
}: Pick<Standard, 'escalation' | 'contacts'>): readonly (readonly [rule: string, is: string])[] =>
  majorIncident === null
    ? []
    : [
        ...Object.entries(majorIncident.declared).map(
          ([severity, how]) =>
            [`Severity ${severity} is declared`, how === 'at-once' ? 'at once, by the tool' : 'by hand'] as const,
        ),
        ['A manager is named within', durationText(majorIncident.managerWithin)],
        [
          'Pressing 1 makes the manager of',
          majorIncident.managers.map((role) => contacts.find((each) => each.role === role)?.title ?? role).join(', '),
        ],
      ];

/** The required rows for the times of a major incident, in its own procedure. */
const timesOf = (standard: Standard): readonly (readonly [time: string, length: string])[] => {
  const { majorIncident, steps, updateEvery } = standard.escalation;
  if (majorIncident === null) return [];
  return [
    ['A manager is named, after declaring, within', durationText(majorIncident.managerWithin)],
    ...steps.flatMap(({ to, trigger }) => {
      const title = standard.contacts.find(({ role }) => role === to)?.title ?? to;
      return 'declared' in trigger
        ? [[`Without a manager the ${midSentence(title)} is rung`, triggerText(trigger)] as const]
        : [];
    }),
    ...Object.keys(majorIncident.declared).flatMap((severity) => {
      const every = updateEvery[severity as Severity];
      return every === undefined
        ? []
        : [[`The caller of severity ${severity} hears something at least every`, durationText(every)] as const];
    }),
  ];
};

/** The required cells of a step's row, by column. */
export function rowFor(
  step: EscalationStep,
  standard: Pick<Standard, 'contacts' | 'services'>,
): Readonly<Record<string, string>> {
  const contact: Contact | undefined = standard.contacts.find(({ role }) => role === step.to);
  return {
    severity: step.severities.join(', '),
    kind: step.kind,
    period: PERIODS[step.period],
    trigger: triggerText(step.trigger),
    role: contact?.title ?? step.to,
    telephone: contact?.telephone ?? '',
    channel: channelsText(step),
    'unless already': unlessText(step),
    'not acknowledged': thenText(step, standard.contacts),
    services: servicesText(step, standard.services),
  };
}

function differs(step: EscalationStep, column: string, is: string, must: Readonly<Record<string, string>>): string {
  return column === 'telephone'
    ? `step ${step.id} is to ring ${is || 'no number'}, but in contacts.yaml the ${midSentence(must['role'] ?? '')} has ${must['telephone']}. Correct whichever is wrong.`
    : `step ${step.id} has ${column} "${is}", but in escalation-plan.yaml it is "${must[column]}". Correct whichever is wrong.`;
}

const HOURS = {
  'in hours': ['always', 'in-hours'],
  'out of hours': ['always', 'out-of-hours'],
  'on bank holidays': ['always', 'out-of-hours', 'bank-holiday'],
} as const;

/** Steps for some services only are ignored here: they leave the incidents of other services uncovered. */
function coverage(standard: Standard): readonly DocumentFinding[] {
  const severities: readonly Severity[] = ['1', '2', '3', '4', '5'];
  return severities.flatMap((severity) =>
    Object.entries(HOURS)
      .filter(
        ([, periods]) =>
          !standard.escalation.steps.some(
            (s) => !s.services && s.severities.includes(severity) && (periods as readonly string[]).includes(s.period),
          ),
      )
      .map(([when]) =>
        inPolicy(
          CHECK,
          standard,
          'escalation-plan.yaml',
          /^steps:/,
          `the plan has no step for severity ${severity} ${when}: nobody would be notified. Add one, for all services.`,
        ),
      ),
  );
}
