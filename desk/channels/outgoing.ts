import type { Clock } from '../../kernel/index.ts';

const PATIENCE = Temporal.Duration.from({ seconds: 30 });

/** A call failed in a way that a retry may mend. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  readonly status: number | null;
  /** From Retry-After; the outbox waits that long. */
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
 * One HTTP call out, given up after 30 seconds of the desk's time. It counts itself as no work: whoever calls (the outbox, a request being
 * answered) is open work already, and a peer that sleeps on the clock hands back one unit for the one call it holds up. Any answer resolves; no answer rejects with
 * `CallFailed`. Redirects are refused: what carries credentials goes where it was configured to go.
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
