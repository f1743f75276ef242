import { Given, Then, When } from '@cucumber/cucumber';
import { step } from '../environment/index.ts';
import { attachText, releaseDocument, supplierAttaches } from './actions.ts';
import { expectSupplierDocument, expectNoDocumentSent, expectNoPicture, expectWithheld, expectThere } from './assertions.ts';

Given('the analyst attaches the text {string}: {string}', step(attachText));

When('the analyst marks {string} as free of patients’ data', step(releaseDocument));
When('the LSP attaches the text {string}: {string}', step(supplierAttaches));

Then('the LSP has the document {string} once, as the desk holds it', step(expectThere));
Then('the LSP has no document of ours', step(expectNoDocumentSent));
Then('the LSP has no picture of ours', step(expectNoPicture));
Then('the record says that {string} stays here, and why', step(expectWithheld));
Then('the record holds {string} of the LSP once: {string}', step(expectSupplierDocument));
