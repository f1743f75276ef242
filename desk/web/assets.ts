import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';

export const NHSUK = dirname(dirname(fileURLToPath(import.meta.resolve('nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.css'))));
const own = (...path: string[]) => join(import.meta.dirname, ...path);
const packaged = (...path: string[]) => join(NHSUK, 'nhsuk', ...path);

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

interface Asset {
  readonly content: Buffer;
  readonly type: string;
  readonly tag: string;
}

/** The package's style sheet loads its typeface from another host. A desk on a closed network must never do that. */
export const withoutRemoteFonts = (css: string): string =>
  css.replace(/@font-face\s*\{[^}]*\}/g, '').replace(/\/\*# sourceMappingURL[^*]*\*\//g, '');

function load(): ReadonlyMap<string, Asset> {
  const found = new Map<string, Asset>();
  const add = (name: string, content: Buffer) => {
    const tag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 16)}"`;
    found.set(name, { content, type: TYPES[extname(name)] ?? 'application/octet-stream', tag });
  };
  add('nhsuk-frontend.css', Buffer.from(withoutRemoteFonts(readFileSync(packaged('nhsuk-frontend.min.css'), 'utf8'))));
  add(
    'nhsuk-frontend.js',
    Buffer.from(readFileSync(packaged('nhsuk-frontend.min.js'), 'utf8').replace(/\/\/# sourceMappingURL.*/, '')),
  );
  add('manifest.json', readFileSync(packaged('assets', 'manifest.json')));
  for (const image of readdirSync(packaged('assets', 'images')).sort()) {
    if (image in TYPES || TYPES[extname(image)]) add(`images/${image}`, readFileSync(packaged('assets', 'images', image)));
  }
  add('desk.css', readFileSync(own('assets', 'desk.css')));
  for (const script of readdirSync(own('browser')).sort()) add(script, readFileSync(own('browser', script)));
  return found;
}

let loaded: ReadonlyMap<string, Asset> | undefined;

/** Style, scripts and icons from memory, read once per process. No other file is served. */
export function assets(app: FastifyInstance): void {
  loaded ??= load();
  for (const [name, asset] of loaded) {
    app.get(`/assets/${name}`, async (request, reply) => {
      void reply
        .header('cache-control', 'public, max-age=3600')
        .header('etag', asset.tag)
        .header('x-content-type-options', 'nosniff');
      if (request.headers['if-none-match'] === asset.tag) return reply.code(304).send();
      return reply.type(asset.type).send(asset.content);
    });
  }
}
