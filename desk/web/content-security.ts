import { createHash } from 'node:crypto';

/**
 * The template carries one inline script that never changes, so it is allowed by its hash: as strict as a fresh nonce, and
 * the same page twice has the same bytes. `html` must be the bare layout, with nothing in it that anybody typed.
 */
export function contentSecurityPolicy(html: string): string {
  const hashes = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, code]) => `'sha256-${createHash('sha256').update(code!).digest('base64')}'`,
  );
  return [
    "default-src 'none'",
    "style-src 'self'",
    `script-src 'self' ${hashes.join(' ')}`.trim(),
    "img-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
