import type { DocumentView } from '../../adapters/desk-under-test.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { theTicket } from '../supplier/observations.ts';

export const documentsCalled = (documents: readonly DocumentView[], name: string): readonly DocumentView[] =>
  documents.filter((each) => each.name === name);

export const documentsSent = (environment: ScenarioEnvironment) =>
  theTicket(environment).attachment.filter(({ source }) => source === 'buyer');
