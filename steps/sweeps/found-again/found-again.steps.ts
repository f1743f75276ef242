import { Given, Then, When } from '@cucumber/cucumber';
import { step } from '../../environment/index.ts';
import { SWEEP } from '../time-limit.ts';
import { addTexts, handOffTexts, sendContacts, setTexts } from './actions.ts';
import { expectContactsWhole } from './assertions.ts';
import { sendFiles } from './files.ts';
import { expectFilesWhole } from './files-read.ts';
import { expectTextsRead } from './texts-read.ts';

Given('these texts:', step(setTexts));

When('each is sent in each field of a first contact, tickets by the desk of {organisation}:', SWEEP, step(sendContacts));
When('each is added to an incident, tickets by the desk of {organisation}:', SWEEP, step(addTexts));
When('each is handed to the supplier in each of these fields:', SWEEP, step(handOffTexts));
When('these files are sent together, tickets by the desk of {organisation}:', SWEEP, step(sendFiles));

Then('each field of each contact reads at the desk as it was sent', SWEEP, step(expectContactsWhole));
Then('each reads whole where the table says', SWEEP, step(expectTextsRead));
Then('each field reads whole at the supplier', SWEEP, step(expectTextsRead));
Then('each file is held by each incident byte for byte', SWEEP, step(expectFilesWhole));
