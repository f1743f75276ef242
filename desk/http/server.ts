import cookie from '@fastify/cookie';
import swagger from '@fastify/swagger';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { fastify, type FastifyInstance } from 'fastify';
import type { DeskCalls } from '../channels/telephone/calls.ts';
import type { App } from './app.ts';
import type { EdgeContext } from './context.ts';
import { documentFailures } from './documented-answers.ts';
import { answerBroken, answerErrors, answerFor, errorBodyFor } from './errors.ts';
import { authenticateFirst, countOpenWork, countRequests, refuseForgeries, refuseUnknownHosts, secureHeaders } from './guards.ts';
import { jsonParser } from './json-parser.ts';
import { openapi } from './openapi.ts';
import { answerRoutes } from './routes/answers.ts';
import { byHandRoutes } from './routes/by-hand.ts';
import { calendarRoutes } from './routes/calendars.ts';
import { competenceRoutes } from './routes/competence.ts';
import { knowledgeRoutes } from './routes/knowledge.ts';
import { catalogueRoutes } from './routes/catalogue.ts';
import { commandRoutes } from './routes/commands.ts';
import { changeRoutes } from './routes/changes.ts';
import { contactRoutes } from './routes/contacts.ts';
import { handOffRoutes } from './routes/hand-offs.ts';
import { accessRoutes } from './routes/access.ts';
import { hazardRoutes } from './routes/hazards.ts';
import { heldMailRoutes } from './routes/held-mail.ts';
import { incidentRoutes } from './routes/incidents.ts';
import { operationRoutes } from './routes/operation.ts';
import { reportRoutes } from './routes/reports.ts';
import { rotaRoutes } from './routes/rota.ts';
import { sessionRoutes } from './routes/session.ts';
import { supplierRoutes } from './routes/suppliers.ts';
import { telephoneRoutes } from './routes/telephone.ts';
import { troubleTicketRoutes } from './routes/trouble-tickets/index.ts';
import { Failure as TicketFailure } from './routes/trouble-tickets/schemas.ts';
import { Failure } from './schemas/common.ts';
import { validatorFor } from './validation.ts';
import type { DeskOptions } from '../options.ts';
import type { IsSigned } from '../channels/supplier/signature.ts';
import type { Log } from '../telemetry/log.ts';
import type { metrics } from '../telemetry/metrics.ts';

const BODY_LIMIT = 64 * 1024;
const LONGEST_PARAMETER = 200;
const SLOWEST_REQUEST_MS = 120_000;

export interface ServerParts {
  readonly context: EdgeContext;
  readonly calls: DeskCalls;
  readonly telephone: DeskOptions['telephone'];
  readonly suppliers: DeskOptions['suppliers'];
  readonly isSigned: IsSigned;
  readonly partnerAllowance: DeskOptions['partnerAllowance'];
  readonly hosts: readonly string[];
  readonly meter: ReturnType<typeof metrics>;
  readonly log: Log;
  readonly pages: (app: FastifyInstance, context: EdgeContext) => Promise<void>;
}

/** Builds the desk's HTTP server with every route, not yet listening. */
export async function createServer({
  context,
  calls,
  telephone,
  suppliers,
  isSigned,
  partnerAllowance,
  hosts,
  meter,
  log,
  pages,
}: ServerParts): Promise<App> {
  const app: App = fastify({
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    // No proxy is trusted to identify the client.
    trustProxy: false,
    requestIdHeader: false,
    // Disconnects a client that sends too slowly. Measured on the sockets' time, not on the desk's clock.
    requestTimeout: SLOWEST_REQUEST_MS,
    frameworkErrors: (error, { url }, { raw }) => {
      const answer = answerFor(error);
      raw.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(errorBodyFor(url, answer)));
    },
    clientErrorHandler: answerBroken,
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.setValidatorCompiler(({ schema }) => validatorFor(schema as object));
  // The views are typed. Compiling a serializer for each route and desk would cost more than it saves.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, jsonParser(app));

  await app.register(cookie);
  documentFailures(app, Failure, TicketFailure);
  await app.register(swagger, { openapi, hideUntagged: true });
  countOpenWork(app, context.clock);
  secureHeaders(app);
  refuseUnknownHosts(app, hosts);
  authenticateFirst(app, context.sessions);
  refuseForgeries(app);
  countRequests(app, meter.count);
  answerErrors(app, log);

  sessionRoutes(app, context);
  contactRoutes(app, context, meter.count);
  incidentRoutes(app, context);
  commandRoutes(app, context);
  hazardRoutes(app, context);
  accessRoutes(app, context);
  catalogueRoutes(app, context);
  calendarRoutes(app, context);
  knowledgeRoutes(app, context);
  competenceRoutes(app, context);
  rotaRoutes(app, context);
  changeRoutes(app, context);
  reportRoutes(app, context);
  telephoneRoutes(app, context, calls, telephone);
  handOffRoutes(app, context);
  heldMailRoutes(app, context);
  answerRoutes(app, context);
  byHandRoutes(app, context);
  supplierRoutes(app, context, { access: suppliers, isSigned }, meter.count);
  troubleTicketRoutes(app, context, log, partnerAllowance);
  operationRoutes(app, context, meter);
  await app.register(async (scope) => pages(scope, context));
  await app.ready();
  return app;
}
