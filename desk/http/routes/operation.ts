import type { Actor } from '../../domain/access/actor.ts';
import type { App } from '../app.ts';
import type { EdgeContext } from '../context.ts';
import { eventStreams } from '../stream.ts';
import type { metrics } from '../../telemetry/metrics.ts';
import { Refusal } from '../../../kernel/index.ts';

const DESK: Actor = { id: 'desk', name: 'The desk', role: 'system', organisation: null };

/** Health, metrics, the OpenAPI document, and the event stream of live pages. */
export function operationRoutes(app: App, { sessions, service, clock }: EdgeContext, meter: ReturnType<typeof metrics>): void {
  const streams = eventStreams(service, clock);
  sessions.onSignOut(streams.look);
  app.addHook('preClose', (done) => {
    streams.close();
    done();
  });

  app.get(
    '/healthz',
    { schema: { tags: ['operation'], operationId: 'healthz', summary: 'Whether the desk can read its store', security: [] } },
    async () => {
      try {
        await service.counts(DESK);
      } catch {
        throw new Refusal('unhealthy', 'The desk cannot read its store.', 503);
      }
      return { status: 'ok' };
    },
  );
  app.get(
    '/metrics',
    { schema: { tags: ['operation'], operationId: 'metrics', summary: 'Prometheus text', security: [] } },
    async (_request, reply) =>
      reply
        .type('text/plain; version=0.0.4; charset=utf-8')
        .send(meter.text(await service.counts(DESK), { desk_event_streams: streams.open() }, await service.suppliers(DESK))),
  );
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  app.get(
    '/api/stream',
    {
      exposeHeadRoute: false,
      schema: { tags: ['operation'], operationId: 'stream', summary: 'Server-sent events: which incidents changed' },
    },
    (request, reply) => {
      const actor = sessions.actorOf(request);
      streams.admit(actor);
      reply.hijack();
      const headers = Object.fromEntries(Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)]));
      reply.raw.writeHead(200, { ...headers, 'content-type': 'text/event-stream; charset=utf-8' });
      reply.raw.write('retry: 2000\n\n');
      streams.add(actor, reply.raw, sessions.sessionOf(request));
      // An open stream does not end, so counting it as work would stop the clock for ever.
      request.endOfWork();
    },
  );
}
