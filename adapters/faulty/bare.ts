import { WORDING } from '../built-in/wording.ts';
import type { AnsweringAdapter, AnsweringSession, ValueSources } from '../desk-under-test.ts';
import { methodsOf } from '../verbs.ts';

const NOBODY_KNOWS = { unknown: 'nothing of this desk can be seen' };
const VALUES: ValueSources = {
  severity: NOBODY_KNOWS,
  organisation: NOBODY_KNOWS,
  service: NOBODY_KNOWS,
  channel: NOBODY_KNOWS,
  owner: NOBODY_KNOWS,
  deadline: NOBODY_KNOWS,
};

/** Reaches nothing of its desk. A scenario that shows something all the same has not asked for what it uses. */
export const bareAdapter = (): AnsweringAdapter => ({
  name: 'faulty/bare',
  reaches: new Set(),
  absent: new Map(),
  unreached: new Map(),
  values: VALUES,
  pid: null,
  open: async () =>
    Promise.resolve({
      name: 'A desk behind a wall',
      version: '0',
      wording: WORDING,
      addresses: { mail: 'desk@behind.example', fax: '+442079460901', telephone: '+442079460998', pages: null },
      wire: {
        telephoneEvents: 'http://127.0.0.1:9',
        supplierCallback: () => 'http://127.0.0.1:9',
        smtp: { host: '127.0.0.1', port: 9 },
      },
      as: async (role, organisation = 'desk') => Promise.resolve(sessionOf({ role, organisation, token: '' })),
      signedOut: () => sessionOf({ role: 'requester', organisation: '', token: '' }),
      credentials: () => ({ username: '', password: '' }),
      everything: unasked,
      close: async () => Promise.resolve(),
    }),
  close: async () => Promise.resolve(),
});

const unasked = async (): Promise<never> => Promise.reject(new Error('a step used the desk without asking for its part'));

const sessionOf = (who: Pick<AnsweringSession, 'role' | 'organisation' | 'token'>): AnsweringSession => ({
  ...who,
  ...methodsOf(() => unasked),
});
