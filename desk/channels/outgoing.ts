import type { Clock } from '../../kernel/index.ts';

const PATIENCE = Temporal.Duration.from({ seconds: 30 });

/** A call failed, but a retry may succeed. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  readonly status: number | null;
  /** From Retry-After; the outbox waits this long. */
  readonly retryAfterSeconds: number | null;
  constructor(message: string, status: number | null = null, retryAfterSeconds: number | null = null) {
    super(message);
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export interface HttpResponse {
  readonly status: number;
  readonly body: string;
  readonly retryAfterSeconds: number | null;
}
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The seconds of a Retry-After header; null when it cannot be parsed. */
export function retryAfterOf(value: string | null, now: Temporal.Instant): number | null {
  if (value === null) return null;
  if (/^\d{1,6}$/.test(value)) return Number(value);
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now.epochMilliseconds) / 1000));
}

/**
 * One outgoing HTTP call, with a time-out of 30 seconds on the desk's clock. It does not count itself as open work: its caller
 * (the outbox, a request being answered) already does, and a peer that sleeps on the clock returns one unit for the one call it
 * delays. Any answer resolves; no answer rejects with `CallFailed`. Redirects are refused, so that credentials go only to the
 * configured address.
 */
export function callsOut(clock: Clock) {
  return async ({ method, url, headers = {}, body }: HttpRequest): Promise<HttpResponse> => {
    const patience = new AbortController();
    const cancel = clock.at(clock.now().add(PATIENCE), () => patience.abort());
    const exchange = async () => {
      const response = await fetch(url, {
        method,
        headers,
        redirect: 'error',
        signal: patience.signal,
        ...(body === undefined ? {} : { body }),
      });
      return {
        status: response.status,
        body: await response.text(),
        retryAfterSeconds: retryAfterOf(response.headers.get('retry-after'), clock.now()),
      };
    };
    try {
      return await exchange();
    } catch (error) {
      const why = patience.signal.aborted ? `no answer within ${PATIENCE.seconds} seconds` : reasonOf(error);
      throw new CallFailed(`${method} ${new URL(url).pathname}: ${why}`);
    } finally {
      cancel();
    }
  };
}
export type CallsOut = ReturnType<typeof callsOut>;

function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error ? ((cause as NodeJS.ErrnoException).code ?? cause.message) : message;
}
