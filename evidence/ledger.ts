import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256, realTime } from '../kernel/index.ts';
import { isText, redactByShape, redactJson, redactText, type Redaction } from './redaction/index.ts';
import type { EvidenceItem } from './types.ts';

/** Size limits in bytes, of text or JSON and of pictures or other files. */
const CAPS = { text: 512 * 1024, bytes: 6 * 1024 * 1024, field: 128 * 1024 } as const;

export interface LedgerOptions {
  /** Real time; the wall clock by default. */
  readonly now?: () => Temporal.Instant;
  /** Simulated time for items without one; null if there is none. */
  readonly simulated?: () => Temporal.Instant | string | null;
}

/** `content` is words or bytes, as its media type says. */
export type Content =
  | { readonly content: string | Uint8Array }
  | { readonly text: string }
  | { readonly json: unknown }
  | { readonly bytes: Uint8Array };

export type Put = Content & {
  readonly kind: EvidenceItem['kind'];
  /** By default `text/plain`, `application/json` or `application/octet-stream`. */
  readonly mediaType?: string;
  readonly title: string;
  readonly scenario?: string | null;
  readonly step?: string | null;
  /** When it was taken. Absent: now. */
  readonly simulated?: Temporal.Instant | string | null;
};

export interface Ledger {
  /** Redacts the content, writes its file unless it exists, and returns the record. */
  readonly put: (what: Put) => EvidenceItem;
  /** Everything put so far, in order. */
  readonly items: readonly EvidenceItem[];
}

interface Prepared {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly redactions: readonly Redaction[];
  /** A note for the title about what was cut. */
  readonly cut: string | null;
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/json': 'json',
  'application/x-ndjson': 'ndjson',
  'application/pdf': 'pdf',
  'application/xml': 'xml',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/svg+xml': 'svg',
  'image/tiff': 'tiff',
  'message/rfc822': 'eml',
  'text/csv': 'csv',
  'text/html': 'html',
  'text/markdown': 'md',
  'text/plain': 'txt',
  'text/xml': 'xml',
};
const bare = (mediaType: string) => mediaType.split(';')[0]!.trim().toLowerCase();
const extension = (mediaType: string) => EXTENSIONS[bare(mediaType)] ?? (isText(mediaType) ? 'txt' : 'bin');

const size = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

function cutText(text: string, cap: number): { readonly text: string; readonly cut: string | null } {
  const bytes = Buffer.from(text);
  if (bytes.length <= cap) return { text, cut: null };
  let end = cap;
  // Cut at a character boundary.
  while (end > 0 && (bytes[end]! & 0xc0) === 0x80) end--;
  // Cut at a line end if possible: half of a redaction mark would look like a secret.
  const line = bytes.lastIndexOf('\n', end);
  if (line > 0) end = line;
  const cut = `cut: the first ${size(cap)} of ${size(bytes.length)}`;
  return { text: `${bytes.subarray(0, end).toString('utf8')}\n[${cut}]\n`, cut };
}

function cutFields(value: unknown, onCut: () => void): unknown {
  if (typeof value === 'string' && value.length > CAPS.field) {
    onCut();
    return `${value.slice(0, CAPS.field)} [cut: the first ${size(CAPS.field)} of ${size(value.length)}]`;
  }
  if (Array.isArray(value)) return value.map((item) => cutFields(item, onCut));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cutFields(item, onCut)]));
}

function prepare(what: Put): Prepared {
  if ('json' in what) {
    const { value, redactions } = redactJson(what.json);
    let fieldsCut = false;
    const written = `${JSON.stringify(
      cutFields(value, () => (fieldsCut = true)),
      null,
      2,
    )}\n`;
    const { text, cut } = cutText(written, CAPS.text);
    const mediaType = cut ? 'text/plain' : (what.mediaType ?? 'application/json');
    return { bytes: Buffer.from(text), mediaType, redactions, cut: cut ?? (fieldsCut ? 'long fields cut' : null) };
  }
  const given = 'text' in what ? what.text : 'bytes' in what ? what.bytes : what.content;
  const mediaType = what.mediaType ?? (typeof given === 'string' ? 'text/plain' : 'application/octet-stream');
  if (typeof given === 'string' || isText(mediaType)) {
    const words = typeof given === 'string' ? given : Buffer.from(given).toString('utf8');
    // HTML is redacted by shape only, because its scripts contain harmless names, and has the larger limit, because half a page is useless.
    const page = bare(mediaType) === 'text/html';
    const { value, redactions } = (page ? redactByShape : redactText)(words);
    const { text, cut } = cutText(value, page ? CAPS.bytes : CAPS.text);
    return { bytes: Buffer.from(text), mediaType: cut ? 'text/plain' : mediaType, redactions, cut };
  }
  if (given.length <= CAPS.bytes) return { bytes: given, mediaType, redactions: [], cut: null };
  const note = `${what.title}: ${mediaType} of ${given.length} bytes, SHA-256 ${sha256(given)}. Not kept: over ${size(CAPS.bytes)}.\n`;
  return { bytes: Buffer.from(note), mediaType: 'text/plain', redactions: [], cut: `not kept: over ${size(CAPS.bytes)}` };
}

/** Content-addressed files under `<dir>/evidence/`. Ledgers of several threads may share one folder. */
export function openLedger(dir: string, { now = realTime.now, simulated = () => null }: LedgerOptions = {}): Ledger {
  const items: EvidenceItem[] = [];
  const folder = join(dir, 'evidence');
  mkdirSync(folder, { recursive: true });
  return {
    items,
    put(what) {
      const { bytes, mediaType, redactions, cut } = prepare(what);
      const digest = sha256(bytes);
      const file = `evidence/${digest}.${extension(mediaType)}`;
      const path = join(dir, file);
      if (!existsSync(path)) {
        // Another thread may write the same content now, so the file gets its name only when it is complete.
        const partial = `${path}.${randomUUID()}.part`;
        writeFileSync(partial, bytes);
        renameSync(partial, path);
      }
      const title = redactText(what.title).value;
      const when = what.simulated === undefined ? simulated() : what.simulated;
      const item: EvidenceItem = {
        sha256: digest,
        file,
        mediaType,
        size: bytes.length,
        kind: what.kind,
        title: cut ? `${title} (${cut})` : title,
        scenario: what.scenario ?? null,
        step: what.step ?? null,
        at: { real: String(now()), simulated: when === null ? null : String(when) },
        redactions,
      };
      items.push(item);
      return item;
    },
  };
}
