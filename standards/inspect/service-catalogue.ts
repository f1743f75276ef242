import { didYouMean } from '../../kernel/index.ts';
import type { DocumentFinding, Service, Standard } from '../types.ts';
import { approved, inDocument, inPolicy, linesOf, namePattern, sameText, tableWith } from './markdown.ts';
import { routeText } from './wording.ts';

const CHECK = 'service-catalogue';
const COLUMNS = ['application', 'owner', 'tier', 'hours', 'route', 'dependencies'];
/** The procedures an analyst follows on a call. They must name every national application, so that callers' words are recognised. */
const PROCESSES = ['incident', 'hand-off'];

/** Criterion KNW-01: the written catalogue equals services.yaml for each national application, and the procedures name it. */
export function serviceCatalogue(standard: Standard): readonly DocumentFinding[] {
  const national = standard.services.filter((service) => service.national);
  if (!national.length) {
    return [
      inPolicy(
        CHECK,
        standard,
        'services.yaml',
        /^services:/,
        'no service is national, so there is nothing to be accredited for. Set "national: true".',
      ),
    ];
  }
  return [...written(standard, national), ...national.flatMap((service) => inData(standard, service))];
}

function written(standard: Standard, national: readonly Service[]): readonly DocumentFinding[] {
  const catalogue = tableWith(approved(standard), COLUMNS);
  if (!catalogue) {
    const message = `no approved document has a table of the national applications with the columns ${COLUMNS.join(', ')}. Add it to the hand-off procedure.`;
    return [inPolicy(CHECK, standard, 'services.yaml', /^services:/, message)];
  }
  const { document, table } = catalogue;
  const names = national.map(({ name }) => name);
  return [
    ...national.flatMap((service) => {
      const row = table.rows.find(({ cells }) => sameText(cells['application'] ?? '', service.name));
      if (!row) return [inDocument(CHECK, document, table.line, `the table does not list ${service.name}. Add its row.`)];
      return Object.entries(rowOf(service, standard))
        .filter(([column, must]) => !sameText(row.cells[column] ?? '', must))
        .map(([column, must]) =>
          inDocument(
            CHECK,
            document,
            row.line,
            `${service.name} has ${column} "${row.cells[column] ?? ''}" here, but in the catalogue that the desk runs on it is "${must}". Correct whichever is wrong.`,
          ),
        );
    }),
    ...table.rows
      .filter(({ cells }) => !names.some((name) => sameText(name, cells['application'] ?? '')))
      .map(({ line, cells }) =>
        inDocument(
          CHECK,
          document,
          line,
          `"${cells['application']}" is no national application of services.yaml.${didYouMean(cells['application'] ?? '', names)}`,
        ),
      ),
  ];
}

const rowOf = (service: Service, standard: Standard): Readonly<Record<string, string>> => ({
  owner: service.owner,
  tier: standard.tiers[service.tier]?.name ?? service.tier,
  hours: service.hours,
  route: routeText(service, standard),
  dependencies: service.dependencies.join(', '),
});

function inData(standard: Standard, service: Service): readonly DocumentFinding[] {
  const at = new RegExp(`id: ["']?${service.id}["']?\\s*$`);
  const found = (message: string) => [inPolicy(CHECK, standard, 'services.yaml', at, message)];
  const procedures = approved(standard).filter(({ process }) => PROCESSES.includes(process));
  const prose = procedures
    .map((document) =>
      linesOf(document)
        .filter((line) => !/^\s*\|/.test(line))
        .join('\n'),
    )
    .join('\n\n');
  const isNamed = [service.name, ...service.aliases].some((name) => namePattern(name).test(prose));
  const files = procedures.map(({ file }) => file).join(' and ') || 'the incident and hand-off procedures, which are missing,';
  return [
    ...(service.dependencies.length
      ? []
      : found(`${service.name} has no dependencies. List what it cannot work without, or "none known".`)),
    ...(service.supplier === null
      ? found(`${service.name} is national but has no supplier, so its incidents have no route. Name one.`)
      : []),
    ...(isNamed
      ? []
      : found(`${service.name} is named nowhere in the text of ${files}. Name it where the procedure says what it covers.`)),
  ];
}
