import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal, type Clock, type Release } from '../../kernel/index.ts';
import type { Count } from '../telemetry/metrics.ts';
import { SESSION_COOKIE, type Sessions } from './sessions.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Ends the request as open work on the desk's clock; an event stream does so once its headers are out. */
    endOfWork: Release;
  }
  interface FastifyContextConfig {
    /** The form carries a secret that no browser holds, so another site cannot forge it in a user's name. */
    readonly secretInForm?: boolean;
  }
}

/** Counts a request as open work from its arrival until its response or its client's disconnect, so that the clock does not advance meanwhile. */
export function countOpenWork(app: FastifyInstance, clock: Clock): void {
  app.decorateRequest('endOfWork', null as unknown as Release);
  app.addHook('onRequest', (request, _reply, next) => {
    request.endOfWork = clock.begin();
    next();
  });
  app.addHook('onResponse', (request, _reply, next) => {
    request.endOfWork();
    next();
  });
  app.addHook('onRequestAbort', (request, next) => {
    request.endOfWork();
    next();
  });
}

/**
 * Every operation of the interface that needs an account: its sender is known before the body is read, so that a stranger learns only that, and no
 * body of a stranger is kept in memory. Operations with a token of their own authenticate in the same way, each by itself.
 */
export function authenticateFirst(app: FastifyInstance, sessions: Pick<Sessions, 'actorOf' | 'identify'>): void {
  const mustBeKnown = (request: FastifyRequest) => {
    const { schema } = request.routeOptions;
    if (schema?.tags !== undefined && schema.security === undefined) sessions.actorOf(request);
  };
  app.addHook('onRequest', (request, _reply, next) => {
    const identified = sessions.identify(request);
    if (identified !== null) return void identified.then(() => mustBeKnown(request)).then(() => next(), next);
    mustBeKnown(request);
    next();
  });
}

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const;

/** Headers of every response. A page or an asset may override them. */
export function secureHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', (_request, reply, next) => {
    reply.headers(HEADERS);
    next();
  });
}

const isForPeople = ({ routeOptions: { schema } }: FastifyRequest): boolean =>
  schema?.tags === undefined && schema?.hide !== true;
const isPage = (request: FastifyRequest): boolean => request.routeOptions.url !== undefined && isForPeople(request);

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i;
const nameIn = (host: string | undefined): string => (host ?? '').replace(/:\d*$/, '').toLowerCase();

/**
 * Pages, and whatever a browser's cookie signs, are served under known names only. Under any name, another site whose name is made to lead to this
 * machine would be "our own page" to the browser (DNS rebinding). Programs with a token may use any name.
 */
export function refuseUnknownHosts(app: FastifyInstance, hosts: readonly string[]): void {
  const known = new Set(hosts.map((host) => host.toLowerCase()));
  app.addHook('onRequest', (request, _reply, next) => {
    const { headers, cookies } = request;
    const name = nameIn(headers.host);
    if ((!isForPeople(request) && cookies[SESSION_COOKIE] === undefined) || LOOPBACK.test(name) || known.has(name)) return next();
    next(
      new Refusal('unknown-host', 'The desk is not served under this name. Its operator can add the name with --served-as.', 421),
    );
  });
}

const CHANGES_NOTHING = new Set(['GET', 'HEAD', 'OPTIONS']);
const FORM = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)/i;

/**
 * Whether the browser's headers identify one of our own pages as the source. `Origin` is "null" where a page asked for no referrer; then
 * only Sec-Fetch-Site identifies the source.
 */
function isOwnPage({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin, host } = headers;
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}

/**
 * CSRF protection: a browser sends the session cookie along with a forged form. So every form, and every change authenticated by cookie,
 * must come from our own pages.
 */
export function refuseForgeries(app: FastifyInstance): void {
  const refuse = (request: FastifyRequest, next: (error?: Error) => void): void => {
    if (CHANGES_NOTHING.has(request.method) || request.headers.authorization !== undefined) return next();
    if (request.routeOptions.config.secretInForm) return next();
    const forgeable = request.cookies[SESSION_COOKIE] !== undefined || FORM.test(request.headers['content-type'] ?? '');
    if (forgeable && !isOwnPage(request)) {
      return next(
        new Refusal('forbidden', 'This did not come from a page of the desk. Open the page again, or send a bearer token.', 403),
      );
    }
    next();
  };
  // A page is refused after its form was read, and before anything is done with it: the answer shows what was typed.
  app.addHook('onRequest', (request, _reply, next) => (isPage(request) ? next() : refuse(request, next)));
  app.addHook('preHandler', (request, _reply, next) => (isPage(request) ? refuse(request, next) : next()));
}

export function countRequests(app: FastifyInstance, count: Count): void {
  app.addHook('onResponse', (request, reply, next) => {
    count('desk_http_requests_total', {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: String(reply.statusCode),
    });
    next();
  });
}
