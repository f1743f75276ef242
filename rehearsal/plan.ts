import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Type, type Static, type TSchema } from 'typebox';
import { adapterNames, isAdapter } from '../adapters/index.ts';
import { didYouMean, sha256, UsageError } from '../kernel/index.ts';
import { complaintsAbout } from '../simulators/lsp/faults/check.ts';
import type { ActiveFault } from '../simulators/lsp/faults/types.ts';
import { readYaml } from '../standards/load/yaml-file.ts';
import { locateStandard } from '../standards/locate.ts';
import { profileNames } from './load/profiles.ts';

const text = Type.String({ minLength: 1 });
const closed = { additionalProperties: false };

const PlanFile = Type.Object(
  {
    title: text,
    standard: text,
    target: Type.Object({ adapter: text }, closed),
    scope: Type.Object(
      {
        criteria: Type.Array(text),
        notApplicable: Type.Optional(Type.Array(Type.Object({ criterion: text, reason: text, approver: text }, closed))),
      },
      closed,
    ),
    profile: Type.Optional(Type.Union([Type.Literal('standard'), Type.Literal('authoring')])),
    scenarios: Type.Optional(
      Type.Object(
        {
          paths: Type.Optional(Type.Array(text, { minItems: 1 })),
          steps: Type.Optional(Type.Array(text)),
          atLeast: Type.Optional(Type.Integer({ minimum: 1 })),
        },
        closed,
      ),
    ),
    load: Type.Optional(Type.Array(Type.Object({ profile: text, for: Type.Optional(text) }, closed))),
    controls: Type.Optional(Type.Boolean()),
    suppliers: Type.Optional(Type.Record(text, Type.Object({ faults: Type.Array(Type.Object({})) }, closed))),
    seed: Type.Optional(text),
    challenge: Type.Optional(text),
    reports: Type.Optional(text),
    answers: Type.Optional(text),
  },
  closed,
);

export type SupplierFaults = Readonly<Record<string, readonly ActiveFault[]>>;

/** A rehearsal plan with defaults filled in. It holds no secrets: these come from the environment. */
export interface Plan {
  readonly file: string;
  readonly sha256: string;
  readonly title: string;
  readonly standardDir: string;
  readonly adapter: string;
  readonly criteria: readonly string[];
  readonly notApplicable: readonly { readonly criterion: string; readonly reason: string; readonly approver: string }[];
  readonly profile: 'standard' | 'authoring';
  /** Features and folders of them, found beside the plan or in the project; relative to the project where they lie within it. */
  readonly paths: readonly string[];
  /** Step definitions beside the shipped ones: globs relative to the installation. */
  readonly steps: readonly string[];
  readonly atLeast: number;
  readonly load: readonly { readonly profile: string; readonly for: string | null }[];
  readonly controls: boolean;
  /** Faults of simulated suppliers, by supplier, active in every scenario. */
  readonly supplierFaults: SupplierFaults;
  readonly seed: string;
  /** A seed chosen by the assessor; it replaces `seed`. */
  readonly challenge: string | null;
  readonly reports: string;
  /** The store of what people answer: a folder beside the plan, or in the project. Null: the plan names none. */
  readonly answers: string | null;
  /** `file:line  key  message` about a value, for later checks. */
  where(path: readonly (string | number)[], message: string): string;
}

export interface ExaminedPlan {
  /** What could be read of it, defaults filled in. */
  readonly plan: Plan;
  /** Each with file, line and key. */
  readonly problems: readonly string[];
  /** False when the criteria could not be read: whatever depends on them is not checked. */
  readonly scopeRead: boolean;
}

/** Reads a plan strictly and goes on after a mistake. Throws a `UsageError` only for a file that cannot be read, or is no YAML. */
export function examinePlan(file: string, root: string): ExaminedPlan {
  if (!existsSync(file))
    throw new UsageError(`${file} was not found. Name a plan: deskproof rehearse <plan>. The shipped one is deskproof.yaml.`);
  const source = textOf(file);
  const name = path.relative(process.cwd(), path.resolve(file));
  const { file: yaml, complaints } = readYaml(name, source, PlanFile);
  const asLines = complaints.map((c) => [`${c.file}:${c.line}`, c.key, c.message].filter(Boolean).join('  '));
  const loose = yaml ?? readYaml(name, source, Type.Object({})).file;
  if (!loose) throw new UsageError(asLines.join('\n'));
  const data: Salvaged = yaml?.data ?? salvaged(name, source);
  const where: Plan['where'] = (at, message) => {
    const { line, key } = loose.complain(at, message);
    return `${name}:${line}  ${key}  ${message}`;
  };
  const besidePlan = path.dirname(path.resolve(file));
  const paths = data.scenarios?.paths ?? ['features'];
  const absent = paths.flatMap((feature, i) => {
    const found = featurePath(feature, besidePlan, root);
    if (found === null)
      return [
        where(['scenarios', 'paths', i], `"${feature}" was found neither beside the plan nor in ${root}. Correct the path.`),
      ];
    return holdsFeature(path.resolve(root, found))
      ? []
      : [where(['scenarios', 'paths', i], `"${feature}" holds no .feature file. Write one there, or correct the path.`)];
  });
  const reports = path.resolve(root, data.reports ?? 'reports');
  const noFolder = statSync(reports, { throwIfNoEntry: false })?.isDirectory() === false;
  const standard = data.standard === undefined ? null : locateStandard(data.standard, besidePlan);
  const adapter = data.target?.adapter ?? 'built-in';
  const known = adapterNames();
  const supplierFaults = Object.entries(data.suppliers ?? {}).map(
    ([id, supplier]) => [id, (supplier?.faults ?? []) as unknown] as const,
  );
  const wrong = supplierFaults.flatMap(([id, faults]) =>
    complaintsAbout(faults, 'port').map(({ at, message }) => where(['suppliers', id, 'faults', ...at], message)),
  );
  const problems = [
    ...asLines,
    ...(standard && 'missing' in standard ? [where(['standard'], standard.missing)] : []),
    ...(isAdapter(adapter)
      ? []
      : [
          where(
            ['target', 'adapter'],
            `there is no adapter "${adapter}".${didYouMean(adapter, known)} Known: ${known.join(', ')}.`,
          ),
        ]),
    ...absent,
    ...(noFolder ? [where(['reports'], `"${data.reports ?? 'reports'}" is a file. Name a folder.`)] : []),
    ...loadProblems(data.load ?? [], root, where),
    ...wrong,
  ];
  const plan: Plan = {
    file: name,
    sha256: sha256(source),
    title: data.title ?? '',
    standardDir: standard && 'found' in standard ? standard.found : '',
    adapter,
    criteria: data.scope?.criteria ?? [],
    notApplicable: data.scope?.notApplicable ?? [],
    profile: data.profile ?? 'standard',
    paths: paths.flatMap((feature) => featurePath(feature, besidePlan, root) ?? []),
    steps: data.scenarios?.steps ?? [],
    atLeast: data.scenarios?.atLeast ?? 1,
    load: (data.load ?? []).map(({ profile, for: length }) => ({ profile, for: length ?? null })),
    controls: data.controls ?? true,
    supplierFaults: Object.fromEntries(supplierFaults) as SupplierFaults,
    seed: data.challenge ?? data.seed ?? '4711',
    challenge: data.challenge ?? null,
    reports,
    answers: data.answers === undefined ? null : answersFolder(data.answers, besidePlan, root),
    where,
  };
  return { plan, problems, scopeRead: data.scope?.criteria !== undefined };
}

/** Cucumber runs nothing of a folder without features, and of a file that is none. */
const holdsFeature = (found: string): boolean =>
  statSync(found).isDirectory()
    ? readdirSync(found, { recursive: true, encoding: 'utf8' }).some((file) => file.endsWith('.feature'))
    : found.endsWith('.feature');

/** A feature, or a folder of them: beside the plan if it is there, else in the project. Relative to the project where it lies within it. */
function featurePath(feature: string, besidePlan: string, root: string): string | null {
  const found = [besidePlan, root].map((folder) => path.resolve(folder, feature)).find((each) => existsSync(each));
  if (found === undefined) return null;
  const within = path.relative(root, found);
  return within.startsWith('..') ? found : within;
}

/** Beside the plan if it is there, else in the project. One that is not there yet is no mistake: nobody has answered. */
function answersFolder(given: string, besidePlan: string, root: string): string {
  const folders = [besidePlan, root].map((folder) => path.resolve(folder, given));
  return folders.find((folder) => existsSync(folder)) ?? folders[0]!;
}

type PlanData = Static<typeof PlanFile>;
/** What a plan with mistakes still says. */
type Salvaged = {
  readonly [K in keyof PlanData]?: PlanData[K] extends readonly unknown[] | undefined ? PlanData[K] : Part<PlanData[K]>;
};
type Part<T> = T extends Readonly<Record<string, unknown>> ? { readonly [K in keyof T]?: T[K] } : T;

/** Reads each key by itself, and the keys of a section whose other keys are wrong. */
function salvaged(name: string, source: string): Salvaged {
  const read = (schema: TSchema) => readYaml(name, source, schema).file?.data as Record<string, unknown> | undefined;
  const data: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(PlanFile.properties as Record<string, TSchema>)) {
    const whole = read(Type.Object({ [key]: schema }));
    if (whole) data[key] = whole[key];
    else
      for (const [inner, part] of Object.entries((schema as { properties?: Record<string, TSchema> }).properties ?? {})) {
        const section = read(Type.Object({ [key]: Type.Object({ [inner]: part }) }))?.[key] as
          Record<string, unknown> | undefined;
        if (section) data[key] = { ...(data[key] as object | undefined), [inner]: section[inner] };
      }
  }
  return data;
}

const DURATION = /^[1-9]\d*[smh]$/;

function loadProblems(load: NonNullable<PlanData['load']>, root: string, where: Plan['where']): readonly string[] {
  const known = profileNames(root);
  return load.flatMap(({ profile, for: length }, i) => [
    ...(known.includes(profile)
      ? []
      : [
          where(
            ['load', i, 'profile'],
            `there is no load profile "${profile}".${didYouMean(profile, known)} Known: ${known.join(', ')}.`,
          ),
        ]),
    ...(length === undefined || DURATION.test(length)
      ? []
      : [where(['load', i, 'for'], `"${length}" is no duration. Write a whole number and a unit, such as 30s, 5m or 1h.`)]),
  ]);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}.`);
  }
}
