import { Given, Then, When } from '@cucumber/cucumber';
import {
  attachText,
  expectFromThem,
  expectNoneThere,
  expectNoPicture,
  expectSaidToStay,
  expectThere,
  release,
  supplierAttaches,
} from './acts/supplier-documents.ts';
import { on } from './stage/index.ts';

Given('the analyst attaches the text {string}: {string}', on(attachText));
When('the analyst marks {string} as free of patients’ data', on(release));
When('the LSP attaches the text {string}: {string}', on(supplierAttaches));

Then('the LSP has the document {string} once, as the desk holds it', on(expectThere));
Then('the LSP has no document of ours', on(expectNoneThere));
Then('the LSP has no picture of ours', on(expectNoPicture));
Then('the record says that {string} stays here, and why', on(expectSaidToStay));
Then('the record holds {string} of the LSP once: {string}', on(expectFromThem));
