import type { DeskOptions } from '../options.ts';
import type { Holder, TicketDesk, Token } from './types.ts';
import type { UnitsOfWork } from '../commands/unit-of-work.ts';
import type { Store } from '../store/index.ts';
import { Refusal, sameBytes, sha256, UsageError, type Clock, type Ids } from '../../kernel/index.ts';

/** Lifetime of a token by the desk's clock. */
const LASTS = Temporal.Duration.from('PT1H');

export interface TokenOptions {
  readonly store: Store;
  readonly units: UnitsOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly partners: NonNullable<DeskOptions['partners']>;
  readonly suppliers: DeskOptions['suppliers'];
}
interface Client {
  readonly name: string;
  readonly holder: Holder;
  readonly secrets: readonly string[];
}

/** Clients that may obtain a token, by client id. Refuses a configuration in which two clients share an id. */
function clientsOf({ partners, suppliers }: Pick<TokenOptions, 'partners' | 'suppliers'>): ReadonlyMap<string, Client> {
  const all: (readonly [string, Client])[] = [
    ...partners.map((partner) => {
      const client = { name: `partner ${partner.id}`, holder: { kind: 'partner', partner }, secrets: partner.secrets } as const;
      return [partner.id, client] as const;
    }),
    ...Object.entries(suppliers).flatMap(([supplier, { callbackClient }]) =>
      callbackClient
        ? [
            [
              callbackClient.clientId,
              {
                name: `supplier ${supplier}`,
                holder: { kind: 'supplier', supplier },
                secrets: [callbackClient.clientSecret],
              },
            ] as const,
          ]
        : [],
    ),
  ];
  const twice = all.find(([id], i) => all.findIndex(([other]) => other === id) !== i);
  if (twice) throw new UsageError(`The client id "${twice[0]}" is used twice. Give each partner and supplier its own.`);
  return new Map(all);
}

/** Opaque tokens, valid for an hour. The store keeps only their digests: tokens survive a restart, and read access to the store yields none. */
export function accessTokens(options: TokenOptions): Pick<TicketDesk, 'issue' | 'holderOf'> {
  const { store, units, clock, ids } = options;
  const clients = clientsOf(options);
  const byName = new Map([...clients.values()].map(({ name, holder }) => [name, holder]));
  const now = () => clock.now().epochMilliseconds;
  return {
    async issue(clientId, clientSecret): Promise<Token> {
      const client = clients.get(clientId);
      const given = sha256(clientSecret);
      // Constant time: an unknown client is compared too, and of two secrets both are compared, so the timing reveals nothing.
      const fits = (client?.secrets ?? ['']).map((secret) => sameBytes(sha256(secret), given)).includes(true);
      if (!client || !fits) throw new Refusal('invalid_client', 'Client id and secret do not match. Check both.', 401);
      const token = ids.secret('access token', 32);
      const until = now() + LASTS.total('milliseconds');
      await units.run(async ({ write }) => write.partners.addToken(sha256(token), client.name, until, now()));
      return { access_token: token, token_type: 'Bearer', expires_in: LASTS.total('seconds') };
    },
    async holderOf(token) {
      const name = await store.partners.holderOf(sha256(token), now());
      // The token of a former partner is void.
      return name === null ? null : (byName.get(name) ?? null);
    },
  };
}
