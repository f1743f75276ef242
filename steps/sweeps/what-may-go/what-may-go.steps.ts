import { Then, When } from '@cucumber/cucumber';
import { longStep, step } from '../../environment/index.ts';
import { attachEach } from './actions.ts';
import { expectWent } from './assertions.ts';

When('each of these files is attached, to an incident of its own:', longStep(attachEach));

Then('each went, or stayed until it was released, as its row says', step(expectWent));
