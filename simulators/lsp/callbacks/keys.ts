import type { Clock, Ids } from '../../../kernel/index.ts';
import { signature } from './sign.ts';

export const OVERLAP = Temporal.Duration.from('PT24H');

const written = (secret: string) => `whsec_${Buffer.from(secret, 'base64url').toString('base64')}`;

/** The keys that sign callbacks. After a rotation the old key also signs until the overlap ends. */
export function createKeys({ clock, ids, name }: { clock: Clock; ids: Ids; name: string }) {
  let current = written(ids.secret(`lsp-webhook-secret ${name}`, 32));
  let leaving: { readonly secret: string; readonly until: Temporal.Instant } | null = null;
  const unknownKey = written(ids.secret('lsp-strangers-secret', 32));
  const inUse = () =>
    leaving && Temporal.Instant.compare(clock.now(), leaving.until) < 0 ? [current, leaving.secret] : [current];
  return {
    /** The newest key, `whsec_…`. */
    get current() {
      return current;
    },
    rotate(overlap: Temporal.Duration = OVERLAP): string {
      leaving = { secret: current, until: clock.now().add(overlap.round({ largestUnit: 'hours' })) };
      current = written(ids.secret(`lsp-webhook-secret ${name}`, 32));
      return current;
    },
    /** The `webhook-signature` header: one signature per key in use, newest first. */
    sign: (id: string, timestamp: number, body: string) =>
      inUse()
        .map((secret) => signature(secret, id, timestamp, body))
        .join(' '),
    /** Signs with a key that nobody was given. */
    signWithUnknownKey: (id: string, timestamp: number, body: string) => signature(unknownKey, id, timestamp, body),
    get overlapping() {
      return inUse().length > 1;
    },
  };
}
export type Keys = ReturnType<typeof createKeys>;
