import { readFileSync } from 'node:fs';
import { UsageError } from '../../../kernel/index.ts';
import { dangling, twice } from '../../../standards/load/checks.ts';
import type { Complaint, Path } from '../../../standards/load/complaint.ts';
import { readYaml, type YamlFile } from '../../../standards/load/yaml-file.ts';
import type { Policy } from '../../../standards/index.ts';
import type { Partner } from '../../trouble-tickets/index.ts';
import { partnersFile } from './schema.ts';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Minimum length that resists guessing. Client secrets are compared unhashed. */
const SHORTEST_SECRET = 16;
/** Standard Webhooks 1.0.0: 24 to 64 random bytes, in base64. */
const WEBHOOK_SECRET = /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/;

type Check = (secret: string) => string | null;
const clientSecret: Check = (secret) =>
  secret.length < SHORTEST_SECRET ? `holds fewer than ${SHORTEST_SECRET} characters. Make a longer one.` : null;
const webhookSecret: Check = (secret) =>
  WEBHOOK_SECRET.test(secret) ? null : 'holds no webhook secret: "whsec_" and 24 to 64 random bytes in base64.';

/**
 * Problems with the environment variables that hold secrets. A message never repeats a value, nor the text in place of a variable name:
 * either may be the secret.
 */
function secretsMissing(
  file: YamlFile<unknown>,
  path: Path,
  variables: readonly string[],
  environment: Environment,
  check: Check,
): readonly Complaint[] {
  return variables.flatMap((variable, i) => {
    const at = [...path, i];
    if (!/^[A-Z][A-Z0-9_]{0,99}$/.test(variable))
      return [file.complain(at, 'is not the name of a variable, such as NORTHGATE_CLIENT_SECRET. Secrets are not written here.')];
    const value = environment[variable];
    if (value === undefined || value === '')
      return [file.complain(at, `the environment has no ${variable}. Set it to the secret, then start again.`)];
    const wrong = check(value);
    return wrong === null ? [] : [file.complain(at, `${variable} ${wrong}`)];
  });
}

const wrongAddress = (file: YamlFile<unknown>, path: Path, url: string | undefined): readonly Complaint[] =>
  url === undefined || (URL.canParse(url) && /^https?:/.test(url))
    ? []
    : [file.complain(path, 'is not an http or https address. Write it like https://desk.trust.example/events.')];

function sourceOf(name: string): string {
  try {
    return readFileSync(name, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new UsageError(`${name} cannot be read (${code}). "deskproof partners --write ${name}" writes an example.`);
  }
}

/**
 * Reads the desks of other organisations that may log incidents from a YAML file, and their secrets from the environment. Throws a
 * `UsageError` that lists every error with its file, line and key. It contains no secret.
 */
export function partnersIn(
  name: string,
  { organisations }: Pick<Policy, 'organisations'>,
  environment: Environment,
): readonly Partner[] {
  const { file, complaints } = readYaml(name, sourceOf(name), partnersFile);
  const known = organisations.map(({ id }) => id);
  const wrong = !file
    ? complaints
    : [
        ...twice(
          file,
          'partners',
          file.data.partners.map(({ id }) => id),
        ),
        ...file.data.partners.flatMap(({ organisation, callback, clientSecretFrom, webhookSecretFrom }, i) => [
          ...dangling(file, ['partners', i, 'organisation'], organisation, 'organisation', known, 'organisations.yaml'),
          ...wrongAddress(file, ['partners', i, 'callback'], callback),
          ...secretsMissing(file, ['partners', i, 'clientSecretFrom'], clientSecretFrom, environment, clientSecret),
          ...secretsMissing(file, ['partners', i, 'webhookSecretFrom'], webhookSecretFrom, environment, webhookSecret),
        ]),
      ];
  if (!file || wrong.length > 0)
    throw new UsageError(wrong.map(({ file: of, line, key, message }) => `${of}:${line}  ${key}  ${message}`).join('\n'));
  return file.data.partners.map(({ clientSecretFrom, webhookSecretFrom, severities, contact, callback, ...partner }) => ({
    ...partner,
    secrets: clientSecretFrom.map((variable) => environment[variable]!),
    webhookSecrets: webhookSecretFrom.map((variable) => environment[variable]!),
    ...(contact && {
      contact: {
        ...(contact.telephone !== undefined && { telephone: contact.telephone }),
        ...(contact.mail !== undefined && { mail: contact.mail }),
      },
    }),
    ...(callback !== undefined && { callback }),
    ...(severities && { severities: severities }),
  }));
}
