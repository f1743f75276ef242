import { randomUUID } from 'node:crypto';
import { fastify } from 'fastify';

/** The floor of any HTTP server that takes tickets: a bare Fastify route that parses the JSON and returns it with an id. */
const app = fastify({ forceCloseConnections: true });
app.post('/troubleTicket', async (request, reply) => reply.code(201).send({ id: randomUUID(), ...(request.body as object) }));
const url = await app.listen({ host: '127.0.0.1', port: 0 });
process.send?.({ ready: { url: `${url}/troubleTicket` } });
process.on('disconnect', () => process.exit(0));
