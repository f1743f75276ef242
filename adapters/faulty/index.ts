import type { AnsweringAdapter } from '../desk-under-test.ts';
import { bareAdapter } from './bare.ts';
import { echoAdapter, sayingEchoAdapter } from './echo.ts';
import { forgetfulAdapter } from './forgetful.ts';
import { liarAdapter } from './liar.ts';
import type { FaultyOptions } from './over-desk.ts';
import { silentAdapter } from './silent.ts';

/** Adapters that are wrong on purpose, by name. A plan cannot name them. */
export const FAULTY_ADAPTERS: Readonly<Record<string, (options: FaultyOptions) => AnsweringAdapter>> = {
  'faulty/echo': echoAdapter,
  'faulty/saying-echo': sayingEchoAdapter,
  'faulty/liar': liarAdapter,
  'faulty/forgetful': forgetfulAdapter,
  'faulty/silent': silentAdapter,
  'faulty/bare': bareAdapter,
};
