import { Given, Then, When } from '@cucumber/cucumber';
import { step } from '../../environment/index.ts';
import { addTexts, handOffTexts, sendContacts, setTexts } from './actions.ts';
import { expectContactsWhole } from './assertions.ts';
import { sendFiles } from './files.ts';
import { expectFilesWhole } from './files-read.ts';
import { expectTextsRead } from './texts-read.ts';

Given('these texts:', step(setTexts));

When('each is sent in each field of a first contact, tickets by the desk of {organisation}:', step(sendContacts));
When('each is added to an incident, tickets by the desk of {organisation}:', step(addTexts));
When('each is handed to the supplier in each of these fields:', step(handOffTexts));
When('these files are sent together, tickets by the desk of {organisation}:', step(sendFiles));

Then('each field of each contact reads at the desk as it was sent', step(expectContactsWhole));
Then('each reads whole where the table says', step(expectTextsRead));
Then('each field reads whole at the supplier', step(expectTextsRead));
Then('each file is held by each incident byte for byte', step(expectFilesWhole));
