import { Given, Then, When } from '@cucumber/cucumber';
import {
  attachPicture,
  attachTwo,
  expectChain,
  expectEachRefused,
  expectFaxWhole,
  expectFingerprint,
  expectIntact,
  expectNothingAdded,
  expectSameBytes,
  meddle,
} from './acts/files.ts';
import {
  expectApproved,
  expectEachProcess,
  expectNoOthers,
  expectOffered,
  expectSameShelves,
  expectWordForWord,
  openByEach,
  openProcedures,
  openText,
  tryProcedures,
} from './acts/procedures.ts';
import { expectFingerprints, keepProofs } from './acts/proofs.ts';
import { on } from './stage/index.ts';

When('an analyst opens the procedures', on(openProcedures));
When('an analyst, the duty manager and the assessor each open the procedures', on(openByEach));
When('an analyst opens the text of the escalation procedure', on(openText));
When('somebody at {organisation} tries to open the procedures', on(tryProcedures));
Then('one current procedure is offered for each process that the standard asks for', on(expectEachProcess));
Then('each offered procedure has the title and version of the approved document in the register', on(expectApproved));
Then(
  'the {word} procedure is not offered yet',
  on((stage, process: string) => expectOffered(stage, process, false)),
);
Then(
  'the {word} procedure is offered',
  on((stage, process: string) => expectOffered(stage, process, true)),
);
Then('no draft and no withdrawn document is offered', on(expectNoOthers));
Then('all three are offered the same procedures in the same versions', on(expectSameShelves));
Then('it is the approved document word for word, with its header and footer', on(expectWordForWord));

Given('the analyst attaches a picture of {int} bytes', on(attachPicture));
When('the analyst attaches two different files that are both called {string}', on(attachTwo));
When('the assessor tries to respond, to reclassify, to attach and to close', on(meddle));
Then('the assessor gets the same bytes back', on(expectSameBytes));
Then('the assessor gets each of the two back unchanged', on(expectSameBytes));
Then("the desk's fingerprint of the file is that of the bytes", on(expectFingerprint));
Then('the desk gives the fax back exactly as the machine sent it', on(expectFaxWhole));
Then('each event carries the fingerprint of the one before', on(expectChain));
Then('the desk finds the history intact, as many events as the assessor can read', on(expectIntact));
Then('the desk refused each time', on(expectEachRefused));
Then('the history is as long as before', on(expectNothingAdded));

When('the rehearsal keeps one proof twice and another once', on(keepProofs));
Then('the first two have one fingerprint, which is that of the bytes, and the third has its own', on(expectFingerprints));
