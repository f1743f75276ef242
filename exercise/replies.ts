import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTransport } from 'nodemailer';
import type { Ids } from '../kernel/index.ts';
import type { Letter } from '../simulators/mail/types.ts';
import type { ScenarioEnvironment } from '../steps/environment/index.ts';
import { answersAfter } from '../simulators/telephone/on-call.ts';
import type { ExpectedNotification } from './types.ts';

/*
 * The replies in a live exercise, given by stand-ins. People who are called press 2 ("I was reached, escalate further"); the last person on
 * the plan presses 1 and takes the incident, in a manager drill the first. People whom the desk mails get a second mail from the exercise,
 * with a link to open.
 */

const SENDER = 'exercise@deskproof.example';
/** Simulated time until a stand-in answers. */
export const PICKS_UP_AFTER = Temporal.Duration.from('PT8S');
const OPENS_LINK_AFTER = { seconds: 40 } as const;

export interface Replies {
  /** When the link sent for the `n`th mail to this address was opened, or null. */
  opened(address: string, n: number): Temporal.Instant | null;
  close(): Promise<void>;
}

const isBefore = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0;

export const isFromExercise = ({ from }: Letter): boolean => from === SENDER;

/** The call by which the incident is taken: the last that asks somebody to take it. Null when a mail asks after it. */
export function takenBy(expected: readonly ExpectedNotification[]): ExpectedNotification | null {
  const asks = expected.filter(({ step }) => step.unless === 'acknowledged' || step.unless === 'managed');
  const call = asks.findLast(({ channel }) => channel === 'telephone');
  return call !== undefined && asks.every(({ planned }) => Temporal.Instant.compare(planned, call.planned) <= 0) ? call : null;
}

/** Puts stand-ins behind every telephone of the drill and serves the links that they open. */
export async function startReplies(
  environment: ScenarioEnvironment,
  ids: Ids,
  expected: readonly ExpectedNotification[],
  last: ExpectedNotification | null,
): Promise<Replies> {
  for (const { contact, channel } of expected)
    if (channel === 'telephone') answersAfter(environment, contact, PICKS_UP_AFTER, '2');
  if (last) {
    const takes = () => answersAfter(environment, last.contact, PICKS_UP_AFTER, '1');
    // The taker may have been called earlier and let it escalate then.
    const before = expected.some(({ contact, planned }) => contact.role === last.contact.role && isBefore(planned, last.planned));
    if (before) environment.clock.at(last.planned.subtract({ seconds: 1 }), takes);
    else takes();
  }

  /** The address and the mail that each link belongs to. */
  const tokens = new Map<string, { readonly to: string; readonly n: number }>();
  const opened = new Map<string, Temporal.Instant>();
  const server = createServer((request, response) => {
    const done = environment.clock.begin();
    response.on('close', done);
    const token = /^\/answer\/([\w-]+)$/.exec(request.url ?? '')?.[1];
    if (token === undefined || !tokens.has(token)) return void response.writeHead(404).end();
    opened.set(token, opened.get(token) ?? environment.clock.now());
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end('Thank you. You are recorded as reached.\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const relay = createTransport({ ...environment.mail.relay, name: 'exercise.example', ignoreTLS: true, secure: false });

  /** Sends one mail of the exercise for each mail of the desk. */
  const follow = async () => {
    for (const { contact, channel } of expected) {
      if (channel !== 'mail') continue;
      const mails = environment.mail.inbox(contact.mail).filter((mail) => !isFromExercise(mail));
      for (const [n, mail] of mails.entries()) {
        if ([...tokens.values()].some((known) => known.to === contact.mail && known.n === n)) continue;
        const token = ids.uuid('exercise-link');
        tokens.set(token, { to: contact.mail, n });
        await environment.clock.track(
          relay.sendMail({
            from: SENDER,
            to: contact.mail,
            subject: `EXERCISE: did this reach you? ${mail.subject}`,
            text: `This is an exercise of the escalation plan.\n\nThe service desk has just written to you. If you have read that mail, open this link:\n${url}/answer/${token}\n`,
            messageId: `<${token}@deskproof.example>`,
            date: environment.clock.now().toString(),
          }),
        );
        environment.clock.at(environment.clock.now().add(OPENS_LINK_AFTER), async () => open(contact.mail, token));
      }
    }
  };
  /** The stand-in opens a link only when it is in the mailbox. */
  const open = async (address: string, token: string) => {
    const link = environment.mail
      .inbox(address)
      .filter(isFromExercise)
      .map(({ text }) => /http:\S+/.exec(text)?.[0])
      .find((found) => found?.endsWith(token));
    if (link !== undefined) await environment.clock.track(fetch(link, { headers: { connection: 'close' } }));
  };
  // A mailbox sends no notification of new mail: it is read shortly after each instant at which the plan sends one.
  for (const { planned, latest } of expected)
    for (const at of [planned, latest]) environment.clock.at(at.add({ seconds: 5 }), follow);

  return {
    opened(address, n) {
      const [token] = [...tokens].find(([, known]) => known.to === address && known.n === n) ?? [];
      return token === undefined ? null : (opened.get(token) ?? null);
    },
    async close() {
      relay.close();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}
