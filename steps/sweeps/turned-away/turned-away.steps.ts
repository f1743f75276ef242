import { Then, When } from '@cucumber/cucumber';
import { step } from '../../environment/index.ts';
import { PATIENT } from '../patient.ts';
import { letCome } from './actions.ts';
import { expectAnswers, expectTraces } from './assertions.ts';

When('each of these comes to the desk:', PATIENT, step(letCome));

Then('each was answered as its row says', step(expectAnswers));
Then('each left the trace of its row, and no other', step(expectTraces));
