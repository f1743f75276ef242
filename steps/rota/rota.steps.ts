import { Then, When } from '@cucumber/cucumber';
import { step } from '../environment/index.ts';
import { readRotaOfYear } from './actions.ts';
import { expectAsSigned, expectHeldThroughout, expectTakenByHolder } from './assertions.ts';

When('the assessor reads the rota of the year to come', step(readRotaOfYear));

Then('every role on call is held in each minute of it, by somebody with a telephone', step(expectHeldThroughout));
Then('at each handover and in each night it names whom the signed rota names', step(expectAsSigned));
Then('the incident belongs to whoever is the {contact} at {moment}', step(expectTakenByHolder));
