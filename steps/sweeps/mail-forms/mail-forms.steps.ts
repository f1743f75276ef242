import { Then, When } from '@cucumber/cucumber';
import { longStep } from '../../environment/index.ts';
import { mailInCharsets, mailInForms } from './actions.ts';
import { expectFormsRead } from './assertions.ts';

When('each of these texts is mailed in its charset, encoded in every way:', longStep(mailInCharsets));
When('a mail of each of these forms arrives:', longStep(mailInForms));

Then('each reads as it was written, in the summary, in the description and in the name of its file', longStep(expectFormsRead));
Then('each is one incident, with its text, its subject, its sender and its files as its row says', longStep(expectFormsRead));
