import { lstatSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sha512 } from '../kernel/index.ts';

/** BagIt 1.0 (RFC 8493) with SHA-512: a folder that `sha512sum -c` can check without Deskproof. */
export interface Payload {
  /** Below `data/`, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

const DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';
export const TAG_FILES = ['bag-info.txt', 'bagit.txt', 'manifest-sha512.txt'] as const;
export const TAG_MANIFEST = 'tagmanifest-sha512.txt';

const byPath = (a: { readonly path: string }, b: { readonly path: string }) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
const manifest = (entries: readonly { readonly path: string; readonly bytes: Uint8Array }[]) =>
  [...entries]
    .sort(byPath)
    .map(({ path, bytes }) => `${sha512(bytes)}  ${path}\n`)
    .join('');

/** RFC 8493 §2.1.3: characters that break a manifest line. `sha512sum` does not decode them, so such names are refused. */
const isPlainPath = (path: string) =>
  /^[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/.test(path) && !path.split('/').some((part) => part === '.' || part === '..');

/** Writes the bag into `dir`, which must not hold one yet. Returns the bytes of the tag manifest. `info` is written in the order given. */
export function writeBag(dir: string, payload: readonly Payload[], info: Readonly<Record<string, string>>): Uint8Array {
  for (const { path } of payload) if (!isPlainPath(path)) throw new Error(`"${path}" cannot be a path in a bag`);
  const data = payload.map(({ path, bytes }) => ({ path: `data/${path}`, bytes }));
  const octets = data.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const lines = Object.entries({ ...info, 'Payload-Oxum': `${octets}.${data.length}` }).map(
    ([label, value]) => `${label}: ${value.replace(/\s+/g, ' ')}\n`,
  );
  const tags = [
    { path: 'bagit.txt', bytes: Buffer.from(DECLARATION) },
    { path: 'bag-info.txt', bytes: Buffer.from(lines.join('')) },
    { path: 'manifest-sha512.txt', bytes: Buffer.from(manifest(data)) },
  ];
  const tagManifest = Buffer.from(manifest(tags));
  for (const { path, bytes } of [...data, ...tags, { path: TAG_MANIFEST, bytes: tagManifest }]) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), bytes, { flag: 'wx' });
  }
  return tagManifest;
}

export type Problem = {
  readonly file: string;
  readonly what: 'altered' | 'missing' | 'added' | 'malformed';
  readonly says: string;
};

/** Every file below `dir`, in order. Links, devices and empty folders are problems, because our bags have none. */
export function filesBelow(dir: string): { readonly files: readonly string[]; readonly problems: readonly Problem[] } {
  const files: string[] = [];
  const problems: Problem[] = [];
  const walk = (below: string) => {
    const names = readdirSync(join(dir, below)).sort();
    if (names.length === 0 && below !== '')
      problems.push({ file: `${below}/`, what: 'added', says: 'an empty folder that nothing put there' });
    for (const name of names) {
      const path = below === '' ? name : `${below}/${name}`;
      const stat = lstatSync(join(dir, path));
      if (stat.isDirectory()) walk(path);
      else if (stat.isFile()) files.push(path);
      else
        problems.push({
          file: path,
          what: 'malformed',
          says: stat.isSymbolicLink() ? 'a symbolic link, which could lead anywhere' : 'not a file',
        });
    }
  };
  walk('');
  return { files, problems };
}

/** Problems of a bag: empty if it is complete, valid and has no extra file. Reads nothing outside it. */
export function checkBag(dir: string): readonly Problem[] {
  const { files, problems } = filesBelow(dir);
  const present = new Set(files);
  const found = [...problems];
  const bytes = (path: string) => readFileSync(join(dir, path));
  if (present.has('bagit.txt') && bytes('bagit.txt').toString() !== DECLARATION)
    found.push({ file: 'bagit.txt', what: 'malformed', says: 'it does not declare BagIt 1.0 in UTF-8' });
  const accounted = new Set<string>([TAG_MANIFEST]);
  if (!present.has(TAG_MANIFEST))
    found.push({ file: TAG_MANIFEST, what: 'missing', says: 'nothing else can be checked without it' });
  const compare = (manifestFile: string, belongs: (path: string) => boolean) => {
    if (!present.has(manifestFile)) return;
    const { entries, malformed } = readManifest(bytes(manifestFile).toString());
    for (const says of malformed) found.push({ file: manifestFile, what: 'malformed', says });
    for (const [path, digest] of entries) {
      accounted.add(path);
      if (!isPlainPath(path) || !belongs(path))
        found.push({ file: manifestFile, what: 'malformed', says: `it lists "${path}", which has no place in it` });
      else if (!present.has(path)) found.push({ file: path, what: 'missing', says: `listed in ${manifestFile} and not there` });
      else if (sha512(bytes(path)) !== digest)
        found.push({ file: path, what: 'altered', says: `its SHA-512 is not the one in ${manifestFile}` });
    }
  };
  compare(TAG_MANIFEST, (path) => (TAG_FILES as readonly string[]).includes(path));
  compare('manifest-sha512.txt', (path) => path.startsWith('data/'));
  for (const tag of TAG_FILES)
    if (!accounted.has(tag))
      found.push({ file: tag, what: present.has(tag) ? 'added' : 'missing', says: `not listed in ${TAG_MANIFEST}` });
  for (const path of files)
    if (!accounted.has(path) && !(TAG_FILES as readonly string[]).includes(path))
      found.push({ file: path, what: 'added', says: 'listed in no manifest' });
  return found;
}

function readManifest(text: string): { readonly entries: ReadonlyMap<string, string>; readonly malformed: readonly string[] } {
  const entries = new Map<string, string>();
  const malformed: string[] = [];
  if (text !== '' && !text.endsWith('\n')) malformed.push('its last line is cut short');
  for (const [i, line] of text.replace(/\n$/, '').split('\n').entries()) {
    const [, digest, path] = /^([0-9a-f]{128}) {2}(.+)$/.exec(line) ?? [];
    if (digest === undefined || path === undefined) malformed.push(`line ${i + 1} is not "<sha512>  <path>"`);
    else if (entries.has(path)) malformed.push(`line ${i + 1} lists "${path}" a second time`);
    else entries.set(path, digest);
  }
  return { entries, malformed };
}
