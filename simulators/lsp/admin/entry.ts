import { sameBytes } from '../../../kernel/index.ts';

const COOKIE = 'deskproof-suppliers';

/** The cookie that a browser is given once it has shown the token. Strict, so that no other page can use it. */
export const cookieFor = (token: string): string => `${COOKIE}=${token}; Path=/; HttpOnly; SameSite=Strict`;

const cookieIn = (header: string | undefined): string | undefined =>
  (header ?? '')
    .split(';')
    .map((part) => part.trim().split('='))
    .find(([name]) => name === COOKIE)?.[1];

/**
 * Whether a request may do what it asks. Whoever sends the token as a bearer may do everything; a browser with the cookie may look,
 * and no more: a form on a foreign page must not be able to change anything.
 */
export function mayEnter(
  { method, authorization, cookie }: { method: string; authorization: string | undefined; cookie: string | undefined },
  token: string,
): boolean {
  const bearer = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
  if (bearer !== undefined) return sameBytes(bearer, token);
  const shown = cookieIn(cookie);
  return ['GET', 'HEAD'].includes(method) && shown !== undefined && sameBytes(shown, token);
}
