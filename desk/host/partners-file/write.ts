import { writeFileSync } from 'node:fs';
import { UsageError, type Ids } from '../../../kernel/index.ts';
import type { Policy } from '../../../standards/index.ts';

export interface ExamplePartners {
  /** The file's text, without secrets. */
  readonly text: string;
  /** New secrets for the file, by environment variable. */
  readonly secrets: Readonly<Record<string, string>>;
}

const variableOf = (organisation: string, what: string): string => `${organisation.toUpperCase().replaceAll('-', '_')}_${what}`;

const HEAD = `# Desks of other organisations that log incidents with this one by TMF621 v4: deskproof desk --partners <this file>
# No secret is written here. "…From" names variables of the environment, the newest first: name two while a secret is being changed.
# Beside these keys there may be, for each:
#   callback: https://desk.trust.example/events   where its events may go although it is inside a network; public addresses need none
#   severities: { P1: '1', P2: '2' }              its words for our severities 1 to 5; the common ones are known
`;

/** Generates a file with every organisation of the policy except the first, which owns this desk. */
export function examplePartnersFile({ organisations }: Pick<Policy, 'organisations'>, ids: Ids): ExamplePartners {
  const others = organisations.slice(1);
  const entries = others.map(({ id, name, mailDomains: [domain] }) =>
    [
      `  - id: desk.${id}`,
      `    name: ${JSON.stringify(`Service desk of ${name}`)}`,
      `    organisation: ${id}`,
      `    clientSecretFrom: [${variableOf(id, 'CLIENT_SECRET')}]`,
      `    webhookSecretFrom: [${variableOf(id, 'WEBHOOK_SECRET')}]`,
      ...(domain === undefined ? [] : [`    contact: { mail: servicedesk@${domain} }`]),
    ].join('\n'),
  );
  const secrets = others.flatMap(({ id }): readonly (readonly [string, string])[] => [
    [variableOf(id, 'CLIENT_SECRET'), ids.secret(`partner secret ${id}`)],
    [
      variableOf(id, 'WEBHOOK_SECRET'),
      `whsec_${Buffer.from(ids.secret(`partner webhook ${id}`, 32), 'base64url').toString('base64')}`,
    ],
  ]);
  return { text: `${HEAD}\npartners:\n${entries.join('\n')}\n`, secrets: Object.fromEntries(secrets) };
}

/** Writes the example. Refuses to overwrite an existing file, which may be in use. */
export function writePartnersFile(file: string, { text }: Pick<ExamplePartners, 'text'>): void {
  try {
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(
      code === 'EEXIST'
        ? `${file} exists already and is not overwritten. Name another with --write, or move it away.`
        : `${file} cannot be written (${code ?? 'unknown'}). Name another with --write.`,
    );
  }
}
