import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor, Role } from '../domain/access/actor.ts';
import type { EdgeContext } from '../http/context.ts';
import type { FieldError } from './fields.ts';
import { pagePolicy, render } from './render.ts';
import { DONE, isStaff, ROLES } from './words.ts';
import { Refusal } from '../../kernel/index.ts';
import type { Policy } from '../../standards/index.ts';

/** Properties of every page besides its content. */
export interface Page {
  readonly title: string;
  readonly status?: number;
  readonly errors?: readonly FieldError[];
  readonly errorTitle?: string;
  readonly scripts?: readonly string[];
}

export type Names = Readonly<Record<'services' | 'organisations' | 'suppliers' | 'contacts', Readonly<Record<string, string>>>>;

/** Display names for the policy's ids. */
export function namesOf(policy: Policy): Names {
  const byId = (list: readonly { readonly id: string; readonly name: string }[]) =>
    Object.fromEntries(list.map(({ id, name }) => [id, name]));
  return {
    services: byId(policy.services),
    organisations: byId(policy.organisations),
    suppliers: byId(policy.suppliers),
    contacts: Object.fromEntries(policy.contacts.map(({ role, title }) => [role, title])),
  };
}

function navigation(viewer: Actor, path: string, changes: boolean) {
  const staff = [
    { href: '/', text: 'Queue' },
    ...(isStaff(viewer.role) ? [{ href: '/log-a-call', text: 'Log a call' }] : []),
    ...(changes ? [{ href: '/changes', text: 'Changes' }] : []),
    { href: '/reports', text: 'Reports' },
    { href: '/articles', text: 'Articles' },
    { href: '/catalogue', text: 'Catalogue' },
    { href: '/procedures', text: 'Procedures' },
    { href: '/suppliers', text: 'Suppliers' },
    { href: '/rota', text: 'Rota' },
    { href: '/wall', text: 'Wall' },
    { href: '/hazards', text: 'Hazards' },
    { href: '/competence', text: 'Competence' },
    { href: '/calendars', text: 'Calendars' },
    ...(viewer.role === 'officer' || viewer.role === 'assessor' ? [{ href: '/access-reviews', text: 'Who read what' }] : []),
  ];
  const requester = [
    { href: '/', text: 'Incidents' },
    { href: '/report', text: 'Report an incident' },
    ...(changes ? [{ href: '/changes', text: 'Planned work' }] : []),
    ...(viewer.reads === 'organisation' ? [{ href: '/reports', text: 'Reports' }] : []),
    { href: '/articles', text: 'Articles' },
  ];
  return (viewer.role === 'requester' ? requester : staff).map((item) => ({ ...item, current: item.href === path }));
}

/** Describes the signed-in user: the name, and the role or organisation unless the name contains it. */
function describePerson(viewer: Actor, policy: Policy): string {
  const organisation = policy.organisations.find(({ id }) => id === viewer.organisation)?.name;
  return `${viewer.name} (${organisation ?? ROLES[viewer.role as Role]})`;
}

const REFERENCE = /^[A-Z][A-Z0-9-]{1,12}-\d{6,15}$/;

/** The banner after a success. Its texts are fixed; of the address only a well-formed reference is shown. */
function doneText(request: FastifyRequest): string | undefined {
  const { done } = request.query as { done?: unknown };
  const { reference } = request.params as { reference?: unknown };
  if (typeof done !== 'string' || typeof reference !== 'string' || !REFERENCE.test(reference) || !Object.hasOwn(DONE, done))
    return undefined;
  return `<p class="nhsuk-notification-banner__heading">${DONE[done]} ${reference}</p>`;
}

/** Errors for the summary, each with a link to its field if a field is at fault. */
const listed = (errors: readonly FieldError[]) =>
  errors.map(({ field, text }) => (field === null ? { text } : { text, href: `#${field}` }));

export function send(
  context: EdgeContext,
  request: FastifyRequest,
  reply: FastifyReply,
  view: string,
  { status = 200, errors = [], scripts = [], ...page }: Page,
  data: object = {},
): FastifyReply {
  const viewer = context.sessions.actorIfAny(request);
  const path = request.url.split('?')[0]!;
  const { zone } = context.policy;
  const shown = {
    ...page,
    ...data,
    scripts,
    ...(page.errorTitle === undefined && status === 503 ? { errorTitle: 'Please try again' } : {}),
    errors: listed(errors),
    faults: Object.fromEntries(errors.flatMap(({ field, text }) => (field === null ? [] : [[field, text]]))),
    done: doneText(request),
    ...(viewer
      ? {
          person: { text: describePerson(viewer, context.policy) },
          navigation: navigation(viewer, path, context.policy.change !== null),
        }
      : {}),
  };
  const html = render(view, shown, zone);
  if (request.retryAfter !== undefined) void reply.header('retry-after', String(request.retryAfter));
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('content-security-policy', pagePolicy(zone))
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'same-origin')
    .header('cache-control', 'no-store')
    .send(html);
}

/** The signed-in user. The error handler redirects others to the sign-in page. */
export const viewerOf = (context: EdgeContext, request: FastifyRequest): Actor => context.sessions.actorOf(request);

export function mustBe(viewer: Actor, allowed: (role: string) => boolean, what: string): void {
  if (!allowed(viewer.role)) throw new Refusal('forbidden', `Your role (${ROLES[viewer.role as Role]}) may not ${what}.`, 403);
}

/** Accepts only a path of this desk, never an address that a mail smuggled in. */
export const localPath = (next: unknown): string =>
  typeof next === 'string' && /^\/(?![/\\])[\w\-./?=&%]*$/.test(next) && !next.startsWith('/sign-') ? next : '/';
