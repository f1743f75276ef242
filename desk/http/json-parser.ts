import type { FastifyBodyParser, FastifyInstance, FastifyRequest } from 'fastify';
import type { ContentTypeParserDoneFunction } from 'fastify/types/content-type-parser.js';
import { Refusal } from '../../kernel/index.ts';
import { utf8In } from '../../kernel/trouble-ticket/index.ts';

/** Refuses compressed bodies and other character encodings. Parsed as they are, they would fail as invalid JSON at best, and be garbled at worst. */
function mustBePlain({ headers }: FastifyRequest): void {
  const packed = headers['content-encoding'] ?? 'identity';
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8';
  if (packed.toLowerCase() !== 'identity' || !/^utf-?8$/i.test(charset))
    throw new Refusal('invalid', 'Send the body in UTF-8 without compression.', 415);
}

/**
 * Fastify's own parser, which refuses `__proto__`. An empty body counts as absent instead of an error, because commands without fields are
 * often sent without a body.
 */
export function jsonParser(app: FastifyInstance): FastifyBodyParser<Buffer> {
  const parse: (request: FastifyRequest, body: string, done: ContentTypeParserDoneFunction) => void = app.getDefaultJsonParser(
    'error',
    'error',
  );
  return (request, body, done) => {
    try {
      mustBePlain(request);
      const text = utf8In(body);
      if (text === '') done(null, undefined);
      else parse(request, text, done);
    } catch (error) {
      done(error as Error);
    }
  };
}
