import type { Exchange, SupplierControl } from '../../simulators/lsp/index.ts';

/** A desk's requests to create tickets, in order, whether or not an answer reached it. */
export const creationsIn = ({ journal }: Pick<SupplierControl, 'journal'>): readonly Exchange[] =>
  journal.filter(
    ({ direction, method, path }) =>
      direction === 'received' && method === 'POST' && /\/troubleTicket\/?$/.test(path.split('?')[0]!),
  );
