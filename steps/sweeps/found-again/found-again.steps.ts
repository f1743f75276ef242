import { Given, Then, When } from '@cucumber/cucumber';
import { longStep, step } from '../../environment/index.ts';
import { addTexts, handOffTexts, sendContacts, setTexts } from './actions.ts';
import { expectContactsWhole } from './assertions.ts';
import { sendFiles } from './files.ts';
import { expectFilesWhole } from './files-read.ts';
import { expectTextsRead } from './texts-read.ts';

Given('these texts:', step(setTexts));

When('each is sent in each field of a first contact, tickets by the desk of {organisation}:', longStep(sendContacts));
When('each is added to an incident, tickets by the desk of {organisation}:', longStep(addTexts));
When('each is handed to the supplier in each of these fields:', longStep(handOffTexts));
When('these files are sent together, tickets by the desk of {organisation}:', longStep(sendFiles));

Then('each field of each contact reads at the desk as it was sent', longStep(expectContactsWhole));
Then('each reads whole where the table says', longStep(expectTextsRead));
Then('each field reads whole at the supplier', longStep(expectTextsRead));
Then('each file is held by each incident byte for byte', longStep(expectFilesWhole));
