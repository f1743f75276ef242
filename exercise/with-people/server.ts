import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { ExerciseEvent, PeopleExercise } from '../../evidence/index.ts';
import { bodyOf, listen, shut } from '../../simulators/wire/listen.ts';
import { againPage, askPage, closedPage, telephonePage, thanksPage, unknownPage } from './pages.ts';
import { exerciseAt, happened, type Place } from './store.ts';
import type { Tokens } from './tokens.ts';

export interface AnswerServer {
  readonly port: number;
  close(): Promise<void>;
}

export interface AnswerServerOptions {
  readonly place: Place;
  readonly exercise: string;
  readonly tokens: Tokens;
  readonly host: string;
  readonly port: number;
  readonly now: () => Temporal.Instant;
}

const PATH = /^\/(answer|telephone)\/([\w-]{20,100})$/;
/** Whether answers are still taken. */
export const isOpen = ({ stopped, closedAt, endsAt }: PeopleExercise, now: Temporal.Instant): boolean =>
  stopped === null && closedAt === null && Temporal.Instant.compare(now, Temporal.Instant.from(endsAt)) < 0;

/** Serves the links of an exercise. An answer is written to the store before the page says so. */
export async function startAnswerServer(options: AnswerServerOptions): Promise<AnswerServer> {
  const server = createServer((request, response) => {
    void handle(options, request)
      .catch(() => ({ status: 500, body: unknownPage() }))
      .then(({ status, body }) => send(response, status, body));
  });
  const port = await listen(server, options.port, options.host);
  return { port, close: async () => shut(server) };
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
  });
  response.end(body);
}

async function handle(
  { place, exercise: id, tokens, now }: AnswerServerOptions,
  request: IncomingMessage,
): Promise<{ readonly status: number; readonly body: string }> {
  const [, kind, token = ''] = PATH.exec(new URL(request.url ?? '/', 'http://exercise').pathname) ?? [];
  const exercise = exerciseAt(place, id);
  const who = kind === undefined ? null : tokens.holder(id, exercise.people, token);
  const person = exercise.people.find((each) => each.id === who);
  if (!person) return { status: 404, body: unknownPage() };
  if (!isOpen(exercise, now())) return { status: 410, body: closedPage(exercise) };
  if (request.method !== 'POST')
    return { status: 200, body: kind === 'answer' ? askPage(exercise, person) : telephonePage(exercise, person) };
  const form = new URLSearchParams(await bodyOf(request));
  const initials = form.get('initials')?.trim().slice(0, 6) ?? '';
  if (initials === '') return { status: 422, body: againPage(exercise) };
  const key = form.get('key');
  const event: ExerciseEvent =
    kind === 'answer'
      ? { event: 'answered', person: person.id, how: 'link' }
      : { event: 'answered', person: person.id, how: 'key', key: key === '1' ? '1' : '2' };
  const by = { name: person.name, role: person.title };
  const entry = happened(place, now(), { id, by, words: `Initials ${initials}.`, event }, (still) => isOpen(still, now()));
  return entry ? { status: 200, body: thanksPage(exercise, entry.at) } : { status: 410, body: closedPage(exerciseAt(place, id)) };
}
