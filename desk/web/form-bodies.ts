import { Readable } from 'node:stream';
import formBody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { EdgeContext } from '../http/context.ts';
import { LONGEST, type Typed } from './fields.ts';
import { Refusal } from '../../kernel/index.ts';

/** Read of a form at most, so that a text that is far too long is shown again with its error. */
const MOST_BYTES = 16 * 1024 * 1024;
/** Taken of a form at most, of which each field is cut. */
const MOST_BYTES_CUT = 128 * 1024 * 1024;
const FIELDS_OF_THE_LARGEST_FORM = 14;
/** A character takes at most four bytes, each written as three. */
const MOST_BYTES_OF_A_CHARACTER = 12;
/** Read of somebody who is not signed in: what the longest texts of the largest form add up to, to be kept over a sign-in. */
const MOST_BYTES_OF_A_FIELD = LONGEST * MOST_BYTES_OF_A_CHARACTER;
const MOST_BYTES_OF_A_STRANGER = FIELDS_OF_THE_LARGEST_FORM * MOST_BYTES_OF_A_FIELD;
const MOST_FIELDS = 200;

const isSmall = ({ headers }: FastifyRequest): boolean => {
  const length = headers['content-length'];
  return length === undefined ? headers['transfer-encoding'] === undefined : Number(length) <= MOST_BYTES_OF_A_STRANGER;
};

/** The fields of a form of plain text: a line each, `name=value`; a line without a name belongs to the value before it. */
function typedInLines(text: string): Typed {
  const fields: [string, string][] = [];
  for (const line of text.replace(/\r?\n$/, '').split(/\r?\n/)) {
    const [, name, value] = /^([\w-]{1,100})=(.*)$/s.exec(line) ?? [];
    if (name !== undefined) fields.push([name, value!]);
    else if (fields.length > 0) fields.at(-1)![1] += `\n${line}`;
  }
  return typedOf(fields);
}

function typedOf(fields: readonly (readonly [string, string])[]): Typed {
  const typed = new Map<string, string | readonly string[]>();
  for (const [name, value] of fields) {
    const known = typed.get(name);
    typed.set(name, known === undefined ? value : [...[known].flat(), value]);
  }
  return Object.fromEntries(typed);
}

async function typedInParts(request: FastifyRequest): Promise<Typed> {
  const fields: [string, string][] = [];
  for await (const part of request.parts({ limits: { fieldSize: MOST_BYTES, fields: MOST_FIELDS, files: 0 } }))
    if (part.type === 'field') fields.push([part.fieldname, String(part.value)]);
  return typedOf(fields);
}

const AND = 0x26;

/** The last character of a value that was cut, whole or not: bytes of UTF-8, percent-encoded. */
const LAST = /%[c-f][0-9a-f](?:%[89ab][0-9a-f]){0,3}(?:%[0-9a-f]?)?$|%[0-9a-f]?$/i;

/** A form in which no field is longer than what is refused as too long, so that it can be shown again with its other fields whole. */
async function* withFieldsCut(body: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let field = '';
  const add = (bytes: Buffer) => (field += bytes.toString('latin1', 0, MOST_BYTES_OF_A_FIELD - field.length));
  const taken = () => (field.length < MOST_BYTES_OF_A_FIELD ? field : field.replace(LAST, ''));
  for await (const chunk of body) {
    let [from, whole] = [0, ''];
    for (let and = chunk.indexOf(AND); and >= 0; and = chunk.indexOf(AND, from)) {
      add(chunk.subarray(from, and));
      whole += `${taken()}&`;
      field = '';
      from = and + 1;
    }
    add(chunk.subarray(from));
    if (whole !== '') yield whole;
  }
  yield taken();
}

const isCut = ({ headers }: FastifyRequest): boolean => {
  const length = Number(headers['content-length']);
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '');
  return isForm && length > MOST_BYTES && length <= MOST_BYTES_CUT;
};

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The handler reads the parts itself, because one of them is a file. */
    readonly takesFile?: true;
  }
}

/** How the bodies of forms are read: in each of the three types that a browser sends, and far beyond what a field takes. */
export async function formBodies(app: FastifyInstance, { sessions }: EdgeContext): Promise<void> {
  await app.register(formBody, { bodyLimit: MOST_BYTES });
  await app.register(multipart);
  app.addContentTypeParser('text/plain', { parseAs: 'string', bodyLimit: MOST_BYTES }, (_request, text, done) =>
    done(null, typedInLines(String(text))),
  );
  app.addHook('onRequest', (request, _reply, next) => {
    const isKnown = sessions.actorIfAny(request) !== null || sessions.lapsedAccountOf(request) !== null;
    if (request.method !== 'POST' || isKnown || isSmall(request)) return next();
    next(new Refusal('invalid', 'This form is larger than the desk reads before you sign in. Sign in, and send it again.', 413));
  });
  app.addHook('preParsing', async (request, _reply, body) => {
    if (!isCut(request)) return body;
    // What is left of it is shorter than what is announced.
    delete request.raw.headers['content-length'];
    return Readable.from(withFieldsCut(body as AsyncIterable<Buffer>), { objectMode: false });
  });
  app.addHook('preValidation', async (request) => {
    if (request.isMultipart() && request.routeOptions.config.takesFile === undefined) request.body = await typedInParts(request);
  });
}
