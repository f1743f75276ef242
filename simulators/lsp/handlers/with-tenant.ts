import { HttpResponse } from 'msw';
import { Refusal } from '../../../kernel/index.ts';
import { flat } from '../../wire/send.ts';
import { operationOf, applyFaults, type Outcome, type FaultContext, type WireFault } from '../faults/index.ts';
import { objectIn, utf8In, type Json } from '../../../kernel/trouble-ticket/index.ts';
import type { Tenant } from '../tenant.ts';
import { bodyOf, errorReply, headersOf, replyTo, WIRE_FAULT, type Reply } from '../wire/reply.ts';

/** Finds a supplier by the name in its path. */
export type Tenants = ReadonlyMap<string, Tenant>;

export interface Call {
  readonly tenant: Tenant;
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** The part of the path the handler names `id`. */
  readonly id: string;
  readonly text: string;
  /** The body as a JSON object. Refuses anything else with 400. */
  readonly json: () => Json;
  /** What faults do to this call while it is worked on. */
  readonly faultContext: FaultContext;
}
export type CallHandler = (call: Call) => Reply | Promise<Reply>;

/** The longest body that is read: an attachment of the largest size, in base64, and the ticket around it. */
export const BODY_HOLDS = 8 * 1024 * 1024;

async function textOf(request: Request): Promise<string> {
  const tooLarge = new Refusal('bodyTooLarge', `A body has at most ${BODY_HOLDS / 1024 / 1024} MiB.`, 413);
  if (Number(request.headers.get('content-length') ?? 0) > BODY_HOLDS) throw tooLarge;
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > BODY_HOLDS) throw tooLarge;
  return utf8In(bytes);
}

/** A fault travels to the port on the answer itself: MSW may hand on a copy of it, and own properties survive that. */
const onTheWire = (reply: Reply | 'lost', wire: WireFault | null = null) =>
  reply === 'lost'
    ? HttpResponse.error()
    : Object.assign(
        new HttpResponse(bodyOf(reply) || null, { status: reply.status, headers: { ...headersOf(reply) } }),
        wire && { [WIRE_FAULT]: wire },
      );

/** Requires a token that this tenant issued and that has not run out. */
export const authorised =
  (resolver: CallHandler): CallHandler =>
  (call) => {
    const token = /^Bearer (.+)$/i.exec(call.headers.get('authorization') ?? '')?.[1];
    if (!call.tenant.open && !call.tenant.tokens.isValid(token))
      throw new Refusal('unauthorized', 'Send an access token from the token endpoint that has not expired.', 401);
    return resolver(call);
  };

/**
 * Makes a resolver of MSW from one of ours: finds the tenant, holds its clock while working, turns refusals into errors, and
 * writes the exchange into the tenant's journal. The same in-process and on the port.
 */
export const withTenant =
  (tenants: Pick<Tenants, 'get'>, resolver: CallHandler) =>
  async ({ request, params }: { request: Request; params: Readonly<Record<string, string | readonly string[] | undefined>> }) => {
    const tenant = tenants.get(String(params['tenant']));
    if (!tenant) return onTheWire(errorReply(404, 'notFound', 'No such supplier.'));
    const { clock, journal } = tenant;
    let release = clock.begin();
    const at = clock.now();
    const url = new URL(request.url);
    let text = '';
    let outcome: Outcome = { reply: 'lost', wire: null, happened: [] };

    const pause = async (duration: Temporal.Duration) => {
      const until = clock.now().add(duration.round({ largestUnit: 'hours' }));
      release();
      // The caller's own open call is lent back while we sleep, or neither clock nor caller would ever move. A caller who
      // gives up takes it along; the supplier goes on working all the same, until it is closed.
      await clock
        .sleep(duration, { lend: true, signal: request.signal })
        .catch(async () => clock.sleep(clock.now().until(until), { signal: tenant.closing }));
      release = clock.begin();
    };
    const linger = async (duration: Temporal.Duration) => clock.sleep(duration, { lend: true, signal: request.signal });
    try {
      text = await textOf(request);
      const { headers, method } = request;
      const id = String(params['id']);
      const operation = operationOf(method, url.pathname);
      const client = headers.has('authorization') ? tenant.client.id : 'anybody';
      const place = tenant.faults.isEmpty ? '' : tenant.placeOf({ operation, id, headers, text });
      outcome = await applyFaults(
        { clock, faults: tenant.faults, operation, place, client, pause, linger },
        async (faultContext) =>
          Promise.resolve()
            .then(async () => resolver({ tenant, method, url, headers, id, text, json: () => objectIn(text), faultContext }))
            .catch(replyTo),
      );
    } catch (error) {
      outcome = { reply: replyTo(error), wire: null, happened: [] };
    } finally {
      release();
    }
    const { reply, wire, happened } = outcome;
    journal.record({
      at,
      until: clock.now(),
      direction: 'received',
      method: request.method,
      path: url.pathname.replace(`/t/${tenant.name}`, '') + url.search,
      requestHeaders: flat(Object.fromEntries(request.headers)),
      requestBody: text,
      status: reply === 'lost' ? 'lost' : reply.status,
      responseHeaders: reply === 'lost' ? {} : headersOf(reply),
      responseBody: reply === 'lost' ? '' : bodyOf(reply),
      happened,
    });
    return onTheWire(reply, wire);
  };
