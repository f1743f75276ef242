import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Type, type Static } from 'typebox';
import { sha256, UsageError } from '../kernel/index.ts';
import { complaintsAbout } from '../simulators/lsp/faults/check.ts';
import type { FaultAtWork } from '../simulators/lsp/faults/types.ts';
import { readYaml } from '../standards/load/yaml-file.ts';

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
  },
  closed,
);

export type SupplierFaults = Readonly<Record<string, readonly FaultAtWork[]>>;

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
  /** `file:line  key  message` about a value, for later checks. */
  where(path: readonly (string | number)[], message: string): string;
}

/** Reads a plan strictly. Throws a `UsageError` that lists everything wrong with it, each with file, line and key. */
export function readPlan(file: string, root: string): Plan {
  if (!existsSync(file))
    throw new UsageError(`${file} was not found. Name a plan: deskproof rehearse <plan>. The shipped one is deskproof.yaml.`);
  const source = readFileSync(file, 'utf8');
  const name = path.relative(process.cwd(), path.resolve(file));
  const { file: yaml, complaints } = readYaml(name, source, PlanFile);
  if (!yaml) throw new UsageError(complaints.map((c) => `${c.file}:${c.line}  ${c.key}  ${c.message}`).join('\n'));
  const data: Static<typeof PlanFile> = yaml.data;
  const where: Plan['where'] = (at, message) => {
    const { line, key } = yaml.complain(at, message);
    return `${name}:${line}  ${key}  ${message}`;
  };
  const besidePlan = path.dirname(path.resolve(file));
  const named = data.scenarios?.paths ?? ['features'];
  const paths = named.map((feature) => featurePath(feature, besidePlan, root) ?? feature);
  const absent = named.flatMap((feature, i) =>
    featurePath(feature, besidePlan, root) === null
      ? [where(['scenarios', 'paths', i], `"${feature}" was found neither beside the plan nor in ${root}. Correct the path.`)]
      : [],
  );
  const supplierFaults = Object.entries(data.suppliers ?? {}).map(([id, { faults }]) => [id, faults as unknown] as const);
  const wrong = supplierFaults.flatMap(([id, faults]) =>
    complaintsAbout(faults, 'port').map(({ at, message }) => where(['suppliers', id, 'faults', ...at], message)),
  );
  if (absent.length || wrong.length) throw new UsageError([...absent, ...wrong].join('\n'));
  return {
    file: name,
    sha256: sha256(source),
    title: data.title,
    standardDir: standardFolder(data.standard, besidePlan, root),
    adapter: data.target.adapter,
    criteria: data.scope.criteria,
    notApplicable: data.scope.notApplicable ?? [],
    profile: data.profile ?? 'standard',
    paths,
    steps: data.scenarios?.steps ?? [],
    atLeast: data.scenarios?.atLeast ?? 1,
    load: (data.load ?? []).map(({ profile, for: length }) => ({ profile, for: length ?? null })),
    controls: data.controls ?? true,
    supplierFaults: Object.fromEntries(supplierFaults) as SupplierFaults,
    seed: data.challenge ?? data.seed ?? '4711',
    challenge: data.challenge ?? null,
    reports: path.resolve(root, data.reports ?? 'reports'),
    where,
  };
}

/** A feature, or a folder of them: beside the plan if it is there, else in the project. Relative to the project where it lies within it. */
function featurePath(feature: string, besidePlan: string, root: string): string | null {
  const found = [besidePlan, root].map((folder) => path.resolve(folder, feature)).find((each) => existsSync(each));
  if (found === undefined) return null;
  const within = path.relative(root, found);
  return within.startsWith('..') ? found : within;
}

/** A shipped standard by its id, or a folder beside the plan. */
function standardFolder(standard: string, besidePlan: string, root: string): string {
  const shipped = path.join(root, 'standards', standard);
  return /^[\w-]+$/.test(standard) && existsSync(shipped) ? shipped : path.resolve(besidePlan, standard);
}
