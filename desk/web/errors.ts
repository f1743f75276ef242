import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { EdgeContext } from '../http/context.ts';
import { setRetryAfter } from '../http/errors.ts';
import { send } from './page.ts';
import { Refusal } from '../../kernel/index.ts';

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
    const refusal = error instanceof Refusal ? error : null;
    if (refusal?.status === 401) {
      const next = request.method === 'GET' ? `?next=${encodeURIComponent(request.url)}` : '';
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
        : 'The desk failed at this. What you typed was not kept: try again, or telephone the desk.');
    return send(
      context,
      request,
      reply,
      'message',
      { title: TITLES[status] ?? (status < 500 ? 'This cannot be done' : 'The desk has a problem'), status },
      { text },
    );
  };
}

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
