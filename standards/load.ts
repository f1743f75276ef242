import { join, relative, resolve } from 'node:path';
import { sha256, UsageError } from '../kernel/index.ts';
import type { Complaint } from './load/complaint.ts';
import { readDocument } from './load/documents.ts';
import { FILE_NAMES, misnamed, readTexts, SCHEMAS, type PolicyFiles } from './load/files.ts';
import { changePolicyOf } from './load/change-policy.ts';
import { NO_KNOWLEDGE, NO_TRIAGE } from './load/knowledge.ts';
import { crossCheck } from './load/references.ts';
import { reportingWithout } from './load/reporting.ts';
import { inOrder, readSuppliers } from './load/suppliers.ts';
import { readYaml } from './load/yaml-file.ts';
import type { Standard, Trigger } from './types.ts';

/**
 * Reads the standard in folder `dir` strictly. Unknown keys, dangling names, missing cells and impossible times are collected into one
 * `UsageError`, one line each: `file:line  key  remedy`. Omissions of a controlled document are findings of `inspectDocuments` instead.
 */
export async function loadStandard(dir: string): Promise<Standard> {
  const texts = await readTexts(dir);
  if (!texts) throw new UsageError(`${dir}  is not a folder. Name the folder of a standard, such as standards/nhs-lsd.`);
  const near = relative(process.cwd(), resolve(dir));
  const shown = (file: string) => join(near.startsWith('..') ? dir : near, file);

  const read = FILE_NAMES.map(
    (name) => [name, texts.has(name) ? readYaml(shown(name), texts.get(name)!, SCHEMAS[name]) : null] as const,
  );
  const files = Object.fromEntries(read.map(([name, result]) => [name, result?.file ?? null])) as unknown as PolicyFiles;
  const suppliers = readSuppliers(texts, shown);
  const papers = [...texts]
    .filter(([path]) => path.startsWith('documents/'))
    .map(([path, text]) => readDocument(shown(path), path, text));
  const documents = papers.flatMap(({ document }) => document ?? []);

  const complaints: readonly Complaint[] = [
    ...misnamed(texts, shown),
    ...read.flatMap(([, result]) => result?.complaints ?? []),
    ...suppliers.flatMap((supplier) => supplier.complaints),
    ...papers.flatMap((paper) => paper.complaints),
    ...crossCheck(files, suppliers, documents),
  ];
  if (complaints.length) throw new UsageError(complaints.map(asLine).join('\n'));

  const policy = Object.fromEntries(FILE_NAMES.map((name) => [name, files[name]?.data])) as {
    [N in keyof PolicyFiles]: NonNullable<PolicyFiles[N]>['data'];
  };
  const plan = policy['escalation-plan.yaml'];
  const services = policy['services.yaml'].services.map((service) => ({ ...service, supplier: service.supplier ?? null }));
  return {
    ...policy['standard.yaml'],
    portal: policy['standard.yaml'].portal ?? { requester: 'own' },
    dir,
    digest: sha256([...texts].map(([path, text]) => `${sha256(text)}  ${path}\n`).join('')),
    files: [...texts.keys()],
    texts: Object.fromEntries([...texts].filter(([path]) => !path.startsWith('documents/'))),
    criteria: policy['criteria.yaml'].criteria,
    severity: policy['severity.yaml'],
    calendars: policy['calendars.yaml'].calendars,
    tiers: Object.fromEntries(policy['tiers.yaml'].tiers.map((tier) => [tier.id, tier])),
    teams: policy['teams.yaml'].teams,
    services,
    suppliers: inOrder(suppliers, services),
    organisations: policy['organisations.yaml'].organisations,
    contacts: policy['contacts.yaml'].contacts,
    rota: { ...policy['rota.yaml'], zone: policy['rota.yaml'].zone ?? policy['standard.yaml'].zone },
    escalation: {
      ...plan,
      majorIncident: plan.majorIncident ?? null,
      updateEvery: plan.updateEvery ?? {},
      lateness: plan.lateness ?? 'PT0S',
      digestWindow: plan.digestWindow ?? 'PT15M',
      steps: plan.steps.map((step) => ({ ...step, trigger: step.trigger as Trigger })),
    },
    handOff: policy['hand-off.yaml'],
    followUp: policy['follow-up.yaml'],
    reporting: files['reporting.yaml']?.data ?? reportingWithout(policy['calendars.yaml'].calendars),
    patientIdentifiers: policy['patient-identifiers.yaml'],
    room: files['room.yaml']?.data ?? null,
    change: changePolicyOf(files, policy['standard.yaml'].zone),
    clinicalSafety: files['clinical-safety.yaml']?.data ?? null,
    informationGovernance: files['information-governance.yaml']?.data ?? null,
    triage: files['triage-scripts.yaml']?.data ?? NO_TRIAGE,
    knowledge: files['knowledge.yaml']?.data ?? NO_KNOWLEDGE,
    operations: files['operations.yaml']?.data.operations ?? [],
    documents,
  };
}

const asLine = ({ file, line, key, message }: Complaint) => [`${file}:${line}`, key, message].filter(Boolean).join('  ');
