import { MailParser, type AttachmentStream } from 'mailparser';
import { fromBase64 } from './base64.ts';
import { fileNameIn } from './file-name.ts';

const NOTHING = Buffer.alloc(0);

/** One node of a message's structure. Only leaves have content, with the transfer encoding decoded and the charset not. */
export interface Part {
  /** In lower case; text/plain for a part without a type. */
  readonly type: string;
  readonly charset: string | null;
  readonly name: string | null;
  readonly attached: boolean;
  readonly flowed: { readonly delSp: boolean } | null;
  readonly content: Buffer;
  readonly children: readonly Part[];
}

/** Fields that mailparser 3.14.2 has but does not document; its version is pinned. */
interface Node {
  readonly contentType: string | false;
  readonly charset?: string;
  readonly headers: object;
  readonly children: readonly Node[];
  readonly node: {
    readonly filename: string | false;
    readonly disposition: string | false;
    readonly headers: { getFirst(name: string): string };
    readonly flowed: boolean;
    readonly delSp: boolean;
  };
}
interface SplitNode {
  encoding: string | false;
  readonly contentType: string | false;
}
interface ParserInternals {
  createNode: (node: SplitNode) => unknown;
  textTypes: string[];
  readonly tree: Node | false;
  readonly headers: Map<string, unknown>;
}

function nameOf({ filename, headers }: Node['node']): string | null {
  if (!filename) return null;
  const isGarbled = filename.includes('\ufffd') || filename.includes('=?');
  if (!isGarbled) return filename;
  return fileNameIn(headers.getFirst('content-disposition')) ?? fileNameIn(headers.getFirst('content-type')) ?? filename;
}

/**
 * Splits a message into headers and all its parts. The library picks a body and drops the alternatives; configured to treat
 * nothing as text, it returns every part.
 */
export async function partsOf(raw: Buffer): Promise<{ readonly headers: Map<string, unknown>; readonly root: Part | null }> {
  const parser = new MailParser({ checksumAlgo: false });
  const internals = parser as unknown as ParserInternals;
  internals.textTypes = [];
  // The library decodes base64 strictly, so parts in base64 are taken as they are and decoded here.
  const inBase64 = new WeakSet<object>();
  const create = internals.createNode.bind(parser);
  internals.createNode = (node) => {
    const encoding = (node.encoding || '').replace(/^"(.*)"$/, '$1').trim();
    const isLeaf = !(node.contentType || '').startsWith('multipart/');
    if (isLeaf && encoding === 'base64') inBase64.add(node);
    node.encoding = isLeaf && encoding === 'base64' ? 'binary' : encoding;
    return create(node);
  };
  const contents = new Map<object, Buffer>();
  parser.on('data', (data: AttachmentStream | { readonly type: 'text' }) => {
    if (data.type !== 'attachment') return;
    const chunks: Buffer[] = [];
    data.content.on('data', (chunk: Buffer) => void chunks.push(chunk));
    data.content.on('end', () => {
      contents.set(data.headers, Buffer.concat(chunks));
      data.release?.();
    });
  });
  await new Promise<void>((resolve, reject) => {
    parser.once('end', resolve);
    parser.once('error', reject);
    parser.end(raw);
  });
  const part = ({ contentType, charset, headers, children, node }: Node): Part => ({
    // Some programs forget the semicolon after the type.
    type: (contentType || 'text/plain').toLowerCase().split(/[\s;]/, 1)[0]!,
    charset: charset ?? null,
    name: nameOf(node),
    attached: node.disposition === 'attachment',
    flowed: node.flowed ? { delSp: node.delSp } : null,
    content: inBase64.has(node) ? fromBase64(contents.get(headers) ?? NOTHING) : (contents.get(headers) ?? NOTHING),
    children: children.map(part),
  });
  return { headers: internals.headers, root: internals.tree ? part(internals.tree) : null };
}
