import { HttpResponse } from 'msw';
import { Refusal } from '../../../kernel/index.ts';
import { flat } from '../../wire/send.ts';
import { operationOf, applyFaults, type Outcome, type FaultContext, type WireFault } from '../faults/index.ts';
import { objectIn, utf8In, type Json } from '../../../kernel/trouble-ticket/index.ts';
import type { Tenant } from '../tenant.ts';
import { bodyOf, errorReply, headersOf, replyTo, WIRE_FAULT, type Reply } from '../wire/reply.ts';

/** Suppliers by the name in their path. */
export type Tenants = ReadonlyMap<string, Tenant>;

export interface Call {
  readonly tenant: Tenant;
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** The path parameter `id`. */
  readonly id: string;
  readonly text: string;
  /** The body as a JSON object. Refuses anything else with 400. */
  readonly json: () => Json;
  /** The faults that apply to this call. */
  readonly faultContext: FaultContext;
}
export type CallHandler = (call: Call) => Reply | Promise<Reply>;

/** The largest accepted body: a largest attachment in base64 with its ticket. */
export const BODY_HOLDS = 8 * 1024 * 1024;

async function textOf(request: Request): Promise<string> {
  const tooLarge = new Refusal('bodyTooLarge', `A body has at most ${BODY_HOLDS / 1024 / 1024} MiB.`, 413);
  if (Number(request.headers.get('content-length') ?? 0) > BODY_HOLDS) throw tooLarge;
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > BODY_HOLDS) throw tooLarge;
  return utf8In(bytes);
}

/** Attaches the transport's fault to the response as an own property, which survives when MSW copies the response. */
const onTheWire = (reply: Reply | 'lost', wire: WireFault | null = null) =>
  reply === 'lost'
    ? HttpResponse.error()
    : Object.assign(
        new HttpResponse(bodyOf(reply) || null, { status: reply.status, headers: { ...headersOf(reply) } }),
        wire && { [WIRE_FAULT]: wire },
      );

/** Requires a token that this tenant issued and that has not expired. */
export const authorised =
  (resolver: CallHandler): CallHandler =>
  (call) => {
    const token = /^Bearer (.+)$/i.exec(call.headers.get('authorization') ?? '')?.[1];
    if (!call.tenant.open && !call.tenant.tokens.isValid(token))
      throw new Refusal('unauthorized', 'Send an access token from the token endpoint that has not expired.', 401);
    return resolver(call);
  };

/**
 * Makes an MSW resolver from a call handler: finds the tenant, holds its clock during the call, turns refusals into error responses, and
 * records the exchange in the tenant's journal. It is the same in-process and on the port.
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
      // The sleep lends back the caller's open unit of work; otherwise neither clock nor caller could go on. A caller that
      // disconnects takes its unit along. The supplier then goes on working until it is closed.
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
