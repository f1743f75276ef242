import type { FastifyBodyParser, FastifyInstance, FastifyRequest } from 'fastify';
import type { ContentTypeParserDoneFunction } from 'fastify/types/content-type-parser.js';
import { Refusal } from '../../kernel/index.ts';
import { utf8In } from '../../kernel/trouble-ticket/index.ts';

/** Read all the same, what is packed or in other letters would be refused as no JSON at best, and garbled at worst. */
function mustBePlain({ headers }: FastifyRequest): void {
  const packed = headers['content-encoding'] ?? 'identity';
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8';
  if (packed.toLowerCase() !== 'identity' || !/^utf-?8$/i.test(charset))
    throw new Refusal('invalid', 'The desk takes bodies in UTF-8 and not packed. Send it so.', 415);
}

/** Fastify's own parser, which refuses `__proto__`; but an empty body is no body, not an error: verbs without fields are often sent so. */
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
