import { Given, Then, When } from '@cucumber/cucumber';
import { step } from '../../environment/index.ts';
import { sendContacts, setTexts } from './actions.ts';
import { expectContactsWhole } from './assertions.ts';

Given('these texts:', step(setTexts));

When('each is sent in each field of a first contact, tickets by the desk of {organisation}:', step(sendContacts));

Then('each field of each contact reads at the desk as it was sent', step(expectContactsWhole));
