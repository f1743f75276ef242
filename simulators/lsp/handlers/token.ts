import { Refusal } from '../../../kernel/index.ts';
import type { Reply } from '../wire/reply.ts';
import type { Call } from './with-tenant.ts';

/** RFC 6749 §4.4: client credentials by HTTP Basic or in the form. Errors have OAuth's format, not TMF621's. */
export function token({ tenant, headers, text }: Call): Reply {
  const form = new URLSearchParams(text);
  if (form.get('grant_type') !== 'client_credentials')
    return oauthError(400, 'unsupported_grant_type', 'Send grant_type=client_credentials as a form.');
  const twice = [...form.keys()].find((name) => form.getAll(name).length > 1);
  if (twice !== undefined) return oauthError(400, 'invalid_request', `${twice} is sent once.`);
  const basic = /^Basic (.+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  const [id = '', secret = ''] = basic
    ? Buffer.from(basic, 'base64').toString('utf8').split(':').map(decoded)
    : [form.get('client_id') ?? '', form.get('client_secret') ?? ''];
  try {
    return { status: 200, headers: { 'cache-control': 'no-store' }, body: tenant.tokens.issue(id, secret) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return oauthError(401, error.code, error.message, { 'www-authenticate': 'Basic realm="supplier"' });
  }
}

/** Decodes a percent-encoded id or secret. Invalid encoding is compared as it is and never matches one of ours. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const oauthError = (
  status: number,
  error: string,
  description: string,
  headers: Readonly<Record<string, string>> = {},
): Reply => ({
  status,
  headers,
  body: { error, error_description: description },
});
