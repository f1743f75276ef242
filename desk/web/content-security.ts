import { createHash } from 'node:crypto';

/**
 * Allows the template's one inline script, which never changes, by its hash. That is as strict as a fresh nonce, and the same page has the
 * same bytes each time. `html` must be the bare layout, without any user input.
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
