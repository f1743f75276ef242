import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { startLoadDesk } from '../adapters/built-in/load-desk.ts';
import { randomIds, realClock } from '../kernel/index.ts';
import { startSimulators } from '../simulators/index.ts';
import { loadStandard, shippedStandard } from '../standards/index.ts';
import { groupedInserts } from './grouped-insert.ts';

export interface Round {
  /** Requests or contacts a second. */
  readonly echo: number;
  readonly desk: number;
  readonly inserts: number;
}

const CONNECTIONS = 32;
const NIGHT = '2026-12-26T02:30:00Z';

/** Measures durable creation over HTTP and its two floors alternately, so that other load on the machine affects all three. */
export async function measureCreation({
  rounds,
  seconds,
  onRound,
}: {
  readonly rounds: number;
  readonly seconds: number;
  onRound: (n: number, round: Round) => void;
}): Promise<readonly Round[]> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'deskproof-bench-'));
  const standardDir = shippedStandard('nhs-lsd');
  const standard = await loadStandard(standardDir);
  const simulators = await startSimulators();
  const echo = fork(fileURLToPath(new URL('./echo-server.ts', import.meta.url)), [], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  try {
    const [{ ready }] = (await once(echo, 'message')) as [{ ready: { url: string } }];
    const side = await simulators.tenant('bench', {
      clock: realClock(),
      ids: randomIds(),
      policy: standard,
      desk: {
        telephone: '',
        fax: '',
        telephoneEvents: () => '',
        supplierCallback: () => '',
        smtp: () => ({ host: '127.0.0.1', port: 0 }),
      },
    });
    const organisation = standard.organisations[0]!.id;
    const peopleFile = path.join(scratch, 'people.json');
    writeFileSync(peopleFile, JSON.stringify([{ id: 'u1', name: 'Bench User', organisation, mail: null, token: 'bench' }]));
    const desk = await startLoadDesk({
      standardDir,
      seed: 'bench',
      peopleFile,
      storeFile: path.join(scratch, 'desk.db'),
      startingAt: NIGHT,
      relay: side.mail.relay,
      suppliers: Object.fromEntries(Object.entries(side.suppliers).map(([id, { access }]) => [id, access])),
    });
    try {
      const body = JSON.stringify({
        channel: 'portal',
        service: 'crs',
        type: 'incident',
        summary: 'Cannot open a patient record',
        description: 'Since the start of the shift, on every workstation of the ward. '.repeat(4),
        impact: '3',
        urgency: '3',
      });
      const shoot = async (url: string) => {
        const result = await autocannon({
          url,
          method: 'POST',
          body,
          headers: { 'content-type': 'application/json', authorization: 'Bearer bench' },
          connections: CONNECTIONS,
          duration: seconds,
        });
        if (result.non2xx + result.errors > 0)
          throw new Error(
            `${url}: ${result.non2xx} answers were not 2xx, ${result.errors} errors: the figures would mean nothing`,
          );
        return result.requests.average;
      };
      await shoot(`${desk.url}/api/contacts`);
      const measured: Round[] = [];
      for (let n = 1; n <= rounds; n++) {
        const round = {
          echo: await shoot(ready.url),
          desk: await shoot(`${desk.url}/api/contacts`),
          inserts: groupedInserts(seconds * 1000),
        };
        measured.push(round);
        onRound(n, round);
      }
      return measured;
    } finally {
      await desk.close();
    }
  } finally {
    echo.disconnect();
    await simulators.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}
