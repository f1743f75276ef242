import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { EdgeContext } from '../http/context.ts';
import { setRetryAfter } from '../http/errors.ts';
import type { Typed } from './fields.ts';
import { signInFirst } from './kept-forms.ts';
import { send } from './page.ts';
import { Refusal } from '../../kernel/index.ts';
import { storageRefusal } from '../../kernel/storage-fault.ts';

const TITLES: Readonly<Record<number, string>> = {
  400: 'This cannot be read',
  403: 'You may not do this',
  404: 'Page not found',
  409: 'Not now',
  413: 'This is too large',
  415: 'This cannot be read',
  422: 'Something is missing',
  429: 'Too many attempts',
  503: 'Please try again',
};

/** The error page. A user who is not signed in is redirected to the sign-in page, and back afterwards. */
export function errorPage(context: EdgeContext) {
  return (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const refusal = error instanceof Refusal ? error : storageRefusal(error);
    if (refusal?.status === 401) {
      if (request.method === 'POST') return signInFirst(context, request, reply);
      const next = `?next=${encodeURIComponent(request.url)}`;
      return reply.redirect(`/sign-in${request.url === '/' ? '' : next}`, 303);
    }
    const status =
      refusal?.status ??
      ('statusCode' in error && error.statusCode !== undefined && error.statusCode < 500 ? error.statusCode : 500);
    if (status >= 500 && !refusal) request.log.error(error);
    setRetryAfter(reply, error);
    const text =
      refusal?.message ??
      (status < 500
        ? 'The desk could not read what was sent. Go back and try again.'
        : 'The desk could not do this. Try again, or telephone the desk.');
    return send(
      context,
      request,
      reply,
      'message',
      { title: TITLES[status] ?? (status < 500 ? 'This cannot be done' : 'The desk has a problem'), status },
      { text, typed: typedIn(request) },
    );
  };
}

/** What a form held that has no page to be shown on any more, such as one about an incident that its sender no longer sees. */
function typedIn({ method, url, body }: FastifyRequest): readonly { readonly name: string; readonly value: string }[] {
  if (method !== 'POST' || url.startsWith('/sign-in') || body === null || typeof body !== 'object') return [];
  return Object.entries(body as Typed).flatMap(([name, value]) =>
    typeof value === 'string' && value.trim() !== '' && !NOT_TEXT.includes(name) ? [{ name, value }] : [],
  );
}
const NOT_TEXT = ['once', 'callId', 'kept', 'username', 'password'];

/** For addresses without a page. */
export const notFoundPage =
  (context: EdgeContext) =>
  (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    send(
      context,
      request,
      reply,
      'message',
      { title: TITLES[404]!, status: 404 },
      { text: 'If you typed the address, check it. If you followed a link, tell the desk.' },
    );
