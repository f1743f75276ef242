import type { RedactionKind, Tally } from './types.ts';

const REMOVED = String.raw`(?!\s*\[[a-z ]+ removed\])`;

/** Names whose value is a secret wherever it stands. An idempotency key and a webhook's signature are evidence and stay. */
const SECRET_NAMES = [
  'password',
  'passwd',
  'passphrase',
  'secret',
  'token',
  'apikey',
  'privatekey',
  'signingkey',
  'credentials',
  'sessionid',
];

/** What a key's value must not show, or null when the name says nothing. */
export function kindOfKey(key: string): RedactionKind | null {
  const name = key.toLowerCase().replace(/[-_ .]/g, '');
  if (name === 'authorization' || name === 'proxyauthorization') return 'authorization';
  if (name === 'cookie' || name === 'setcookie' || name === 'cookies') return 'cookie';
  return SECRET_NAMES.some((secret) => name.endsWith(secret)) ? 'secret' : null;
}

export const instead = (kind: RedactionKind): string =>
  ({
    'nhs-number': '[NHS number removed]',
    authorization: '[authorization removed]',
    token: '[token removed]',
    cookie: '[cookie removed]',
    secret: '[secret removed]',
    path: '[path removed]',
  })[kind];

const name = String.raw`[\w.-]*(?:password|passwd|passphrase|secret|token|api[-_]?key|private[-_]?key|signing[-_]?key|session[-_]?id)`;

interface Rule {
  readonly kind: RedactionKind;
  readonly find: RegExp;
  /** Part of the match that stays, before what is put instead. */
  readonly keep: (groups: readonly string[]) => readonly [before: string, after: string];
}
const first = (groups: readonly string[]) => [groups[0] ?? '', ''] as const;

/** Rules that hold in any text, whatever it is: what they find is a secret by its own shape. */
const BY_SHAPE: readonly Rule[] = [
  { kind: 'secret', find: /()-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, keep: first },
  {
    kind: 'authorization',
    find: new RegExp(
      String.raw`\b((?:proxy-)?authorization\\?["']?[ \t]*[:=][ \t]*\\?["']?)${REMOVED}[^\s"'\\<>&,;][^\r\n"'\\<>&]*`,
      'gi',
    ),
    keep: first,
  },
  { kind: 'token', find: /\b(bearer[ \t]+)(?=[\w.~+/=-]*\d|[\w.~+/=-]{20})[\w.~+/=-]{8,}/gi, keep: first },
  { kind: 'authorization', find: /\b(Basic[ \t]+)(?=[A-Za-z0-9+/]*[A-Z0-9])[A-Za-z0-9+/]{8,}={0,2}(?![\w])/g, keep: first },
  { kind: 'token', find: /()\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*/g, keep: first },
  { kind: 'secret', find: /()\bwhsec_[A-Za-z0-9+/=_-]{6,}/g, keep: first },
  { kind: 'cookie', find: new RegExp(String.raw`^([ \t]*(?:set-)?cookie:[ \t]*)${REMOVED}[^\r\n]+`, 'gim'), keep: first },
  {
    kind: 'secret',
    find: new RegExp(String.raw`(\b[a-z][a-z0-9+.-]*://[^\s:/@"']+:)${REMOVED}[^\s:/@"'\[]+(@)`, 'gi'),
    keep: (groups) => [groups[0] ?? '', groups[1] ?? ''],
  },
];

/** Rules that read `name: value` and `name=value`. */
const BY_NAME: readonly Rule[] = [
  {
    kind: 'secret',
    find: new RegExp(String.raw`((\\?["'])${name}\2\s*:\s*\2)${REMOVED}(?!\2)(?:(?!\2)[^\r\n])+`, 'gi'),
    keep: first,
  },
  { kind: 'secret', find: new RegExp(String.raw`((?:^|[?&\s;,])${name}=["']?)${REMOVED}[^\s&"';,<>\]]+`, 'gim'), keep: first },
  { kind: 'secret', find: new RegExp(String.raw`^([ \t]*(?:x-)?${name}:[ \t]+)${REMOVED}\S+[ \t]*$`, 'gim'), keep: first },
];

export function withoutSecrets(text: string, tally: Tally, rules: 'all' | 'by-shape' = 'all'): string {
  let left = text;
  for (const { kind, find, keep } of rules === 'all' ? [...BY_SHAPE, ...BY_NAME] : BY_SHAPE)
    left = left.replace(find, (_match, ...rest: unknown[]) => {
      const [before, after] = keep(rest.filter((part): part is string => typeof part === 'string'));
      tally(kind);
      return before + instead(kind) + after;
    });
  return left;
}
