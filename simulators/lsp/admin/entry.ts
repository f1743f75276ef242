import { sameBytes } from '../../../kernel/index.ts';

const COOKIE = 'deskproof-suppliers';

/** The cookie that a browser gets in exchange for the token. Strict, so that no other site can use it. */
export const cookieFor = (token: string): string => `${COOKIE}=${token}; Path=/; HttpOnly; SameSite=Strict`;

const cookieIn = (header: string | undefined): string | undefined =>
  (header ?? '')
    .split(';')
    .map((part) => part.trim().split('='))
    .find(([name]) => name === COOKIE)?.[1];

/**
 * Authorises a request. The bearer token grants every operation. The cookie grants only reading, so that a form on another site can
 * change nothing.
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
