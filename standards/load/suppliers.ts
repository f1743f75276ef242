import type { Static } from 'typebox';
import type { Service, Severity, Supplier } from '../types.ts';
import { dangling, wrongDuration } from './checks.ts';
import { SUPPLIERS, type PolicyFiles } from './files.ts';
import { supplierFile } from './schema.ts';
import type { Complaint, Path } from './complaint.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

/** One file of `suppliers/`, named by the supplier's id. `file` is null if it could not be read. */
export interface SupplierFile {
  readonly id: string;
  readonly file: YamlFile<Static<typeof supplierFile>> | null;
  readonly complaints: readonly Complaint[];
}

/** Reads every file of `suppliers/`, one supplier each. */
export function readSuppliers(texts: ReadonlyMap<string, string>, shown: (file: string) => string): readonly SupplierFile[] {
  return [...texts]
    .filter(([path]) => path.startsWith(SUPPLIERS))
    .map(([path, text]) => ({
      id: path.slice(SUPPLIERS.length).replace(/\.ya?ml$/, ''),
      ...readYaml(shown(path), text, supplierFile),
    }));
}

/** Sorts suppliers: those of the catalogue first, in its order, then the others by id. Callers rely on the first being one that gets incidents. */
export function inOrder(files: readonly SupplierFile[], services: readonly Pick<Service, 'supplier'>[]): readonly Supplier[] {
  const named = services.map(({ supplier }) => supplier);
  const place = (id: string) => (named.includes(id) ? named.indexOf(id) : named.length);
  return files.flatMap(({ file }) => file?.data ?? []).sort((a, b) => place(a.id) - place(b.id) || (a.id < b.id ? -1 : 1));
}

export function checkSuppliers(files: PolicyFiles, suppliers: readonly SupplierFile[]): readonly Complaint[] {
  return suppliers.flatMap(({ id, file }) =>
    file === null
      ? []
      : [
          ...(file.data.id === id
            ? []
            : [file.complain(['id'], `is "${file.data.id}", but the file is named ${id}. Give both the same name.`)]),
          ...references(files, file),
          ...answersFor(files, file),
          ...durations(file),
          ...oneToOne(file),
        ],
  );
}

type Read = NonNullable<SupplierFile['file']>;

const references = ({ 'services.yaml': services, 'calendars.yaml': calendars }: PolicyFiles, file: Read) => [
  ...file.data.services.flatMap((service, n) =>
    dangling(
      file,
      ['services', n],
      service,
      'service',
      services?.data.services.map(({ id }) => id),
      'services.yaml',
    ),
  ),
  ...dangling(file, ['hours'], file.data.hours, 'calendar', calendars && Object.keys(calendars.data.calendars), 'calendars.yaml'),
];

/** Checks that each supplier's `services` include all that the catalogue sends to it. */
const answersFor = ({ 'services.yaml': catalogue }: PolicyFiles, file: Read) =>
  (catalogue?.data.services ?? [])
    .filter(({ id, supplier }) => supplier === file.data.id && !file.data.services.includes(id))
    .map(({ id }) =>
      file.complain(
        ['services'],
        `lacks ${id}, whose incidents services.yaml sends to it. Add it here, or name another supplier there.`,
      ),
    );

function durations(file: Read): readonly Complaint[] {
  const { targets, conduct } = file.data;
  const wrong = (path: Path, text: string, zero = false) => wrongDuration(file, path, text, zero);
  return [
    ...Object.entries(targets).flatMap(([severity, target]) => [
      ...wrong(['targets', severity, 'response'], target.response),
      ...wrong(['targets', severity, 'resolution'], target.resolution),
    ]),
    ...wrong(['conduct', 'begins'], conduct.begins, true),
    ...(conduct.closes === undefined ? [] : wrong(['conduct', 'closes'], conduct.closes)),
    ...Object.entries(conduct.resolves).flatMap(([severity, { median, p90 }]) => {
      const at: Path = ['conduct', 'resolves', severity];
      const faults = [...wrong([...at, 'median'], median), ...wrong([...at, 'p90'], p90)];
      return faults.length || seconds(median) <= seconds(p90)
        ? faults
        : [
            file.complain(
              [...at, 'p90'],
              `is ${p90}, less than the median ${median}. Nine in ten cannot be done before half are: raise it.`,
            ),
          ];
    }),
  ];
}

const seconds = (text: string) => Temporal.Duration.from(text).total('seconds');

/** Checks that each word stands for one severity, so that it can be mapped back. */
function oneToOne(file: Read): readonly Complaint[] {
  const words = Object.entries(file.data.severities) as [Severity, string][];
  return words.flatMap(([severity, word]) => {
    const first = words.find(([, other]) => other.toLowerCase() === word.toLowerCase())![0];
    return first === severity
      ? []
      : [
          file.complain(
            ['severities', severity],
            `"${word}" already stands for severity ${first}, so it could not be read back. Use another word.`,
          ),
        ];
  });
}
