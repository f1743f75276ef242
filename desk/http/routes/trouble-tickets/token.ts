import Type from 'typebox';
import type { App } from '../../app.ts';
import type { EdgeContext } from '../../context.ts';
import { setRetryAfter } from '../../errors.ts';
import { quota } from '../../quota.ts';
import { Refusal } from '../../../../kernel/index.ts';
import { storageRefusal } from '../../../../kernel/storage-fault.ts';

/** Limits on failed attempts: per client and address, and per address. */
const BY_CLIENT = { burst: 10, perMinute: 1 };
const BY_ADDRESS = { burst: 100, perMinute: 10 };

const Token = Type.Object(
  {
    access_token: Type.String(),
    token_type: Type.Literal('Bearer'),
    expires_in: Type.Integer({ description: 'seconds' }),
  },
  { description: 'A token, valid for expires_in seconds' },
);
const OAuthError = Type.Object(
  { error: Type.String(), error_description: Type.String() },
  { description: 'Why it was refused, as an error of RFC 6749 §5.2' },
);
const Form = Type.Object({
  grant_type: Type.String(),
  client_id: Type.Optional(Type.String({ maxLength: 200 })),
  client_secret: Type.Optional(Type.String({ maxLength: 500 })),
});

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return '';
  }
};

/** Client id and secret, from HTTP Basic with each form-encoded first (RFC 6749 §2.3.1), or from the form. */
function credentialsIn(authorization: string | undefined, form: { client_id?: string; client_secret?: string }) {
  const basic = /^Basic ([\w+/=-]{1,2000})$/i.exec(authorization ?? '')?.[1];
  if (basic === undefined) return { id: form.client_id ?? '', secret: form.client_secret ?? '' };
  const text = Buffer.from(basic, 'base64').toString('utf8');
  const cut = text.indexOf(':');
  return cut < 0 ? { id: '', secret: '' } : { id: decoded(text.slice(0, cut)), secret: decoded(text.slice(cut + 1)) };
}

/** RFC 6749 §5.2 defines its own codes. Any other error maps to a retryable error, a server error or an invalid request. */
const OAUTH_CODES = ['invalid_client', 'unsupported_grant_type'];
const oauthCode = (error: unknown, status: number): string => {
  if (error instanceof Refusal && OAUTH_CODES.includes(error.code)) return error.code;
  if (status === 429 || status === 503) return 'temporarily_unavailable';
  return status >= 500 ? 'server_error' : 'invalid_request';
};

/** OAuth 2 client credentials (RFC 6749 §4.4), for other desks and for suppliers that send us events. */
export function tokenRoute(app: App, { service, clock }: EdgeContext): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    scope.setErrorHandler((error, _request, reply) => {
      const { statusCode = 500 } = error as { statusCode?: number };
      const refusal = error instanceof Refusal ? error : storageRefusal(error);
      const status = refusal?.status ?? (statusCode < 500 ? 400 : 500);
      if (status === 401) void reply.header('www-authenticate', 'Basic realm="desk"');
      setRetryAfter(reply, error);
      const description = refusal?.message ?? 'Send grant_type=client_credentials as a form.';
      return reply.code(status).send({ error: oauthCode(error, status), error_description: description });
    });
    const [byClient, byAddress] = [quota(clock, BY_CLIENT), quota(clock, BY_ADDRESS)];
    (scope as unknown as App).post(
      '/oauth2/token',
      {
        bodyLimit: 4096,
        config: { secretInForm: true },
        schema: {
          tags: ['trouble tickets'],
          operationId: 'token',
          summary: 'An access token for a client id and secret (OAuth 2, client credentials)',
          security: [{ client: [] }],
          consumes: ['application/x-www-form-urlencoded'],
          body: Form,
          response: { 200: Token, '4xx': OAuthError },
        },
      },
      async (request, reply) => {
        if (request.body.grant_type !== 'client_credentials')
          throw new Refusal('unsupported_grant_type', 'Use grant_type=client_credentials.', 400);
        const { id, secret } = credentialsIn(request.headers.authorization, request.body);
        // Taken before the credentials are checked, so that parallel guesses count too.
        byAddress.take(request.ip);
        byClient.take(`${request.ip}\0${id}`);
        const token = await service.tickets.issue(id, secret);
        byAddress.give(request.ip);
        byClient.give(`${request.ip}\0${id}`);
        void reply.header('pragma', 'no-cache');
        return token;
      },
    );
  });
}
