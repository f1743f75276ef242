import { get } from 'node:http';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import { assertShown } from '../../expectation.ts';
import { hospitals } from './people.ts';

/** Both incidents change, the other organisation's first; the stream is read until it names the requester's own. */
export async function expectOwnStream(environment: ScenarioEnvironment): Promise<void> {
  const [own, foreign] = environment.state.references as [string, string];
  const analyst = await environment.as('analyst');
  const { token } = await environment.as('requester', hospitals(environment).own);
  const stream = get(`${environment.desk.addresses.pages ?? ''}/api/stream`, { headers: { authorization: `Bearer ${token}` } });
  const heard = new Promise<string>((resolve, reject) => {
    stream.on('error', reject);
    stream.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk).includes(own) && resolve(text));
      response.on('end', () => resolve(text));
      void analyst
        .respond(foreign, 'We see it too.')
        .then(async () => analyst.respond(own, 'We see it too.'))
        .catch(reject);
    });
  });
  const text = await heard.finally(() => stream.destroy());
  assertShown(text.includes(own), "a requester's live stream was to name their own incident when it changed; it did not");
  assertShown(!text.includes(foreign), "a requester's live stream was to name their own incidents only; it named another's");
}
