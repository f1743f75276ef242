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
import { step } from './environment/index.ts';

When('an analyst opens the procedures', step(openProcedures));
When('an analyst, the duty manager and the assessor each open the procedures', step(openByEach));
When('an analyst opens the text of the escalation procedure', step(openText));
When('somebody at {organisation} tries to open the procedures', step(tryProcedures));
Then('one current procedure is offered for each process that the standard asks for', step(expectEachProcess));
Then('each offered procedure has the title and version of the approved document in the register', step(expectApproved));
Then(
  'the {word} procedure is not offered yet',
  step((environment, process: string) => expectOffered(environment, process, false)),
);
Then(
  'the {word} procedure is offered',
  step((environment, process: string) => expectOffered(environment, process, true)),
);
Then('no draft and no withdrawn document is offered', step(expectNoOthers));
Then('all three are offered the same procedures in the same versions', step(expectSameShelves));
Then('it is the approved document word for word, with its header and footer', step(expectWordForWord));

Given('the analyst attaches a picture of {int} bytes', step(attachPicture));
When('the analyst attaches two different files that are both called {string}', step(attachTwo));
When('the assessor tries to respond, to reclassify, to attach and to close', step(meddle));
Then('the assessor gets the same bytes back', step(expectSameBytes));
Then('the assessor gets each of the two back unchanged', step(expectSameBytes));
Then("the desk's fingerprint of the file is that of the bytes", step(expectFingerprint));
Then('the desk gives the fax back exactly as the machine sent it', step(expectFaxWhole));
Then('each event carries the fingerprint of the one before', step(expectChain));
Then('the desk finds the history intact, as many events as the assessor can read', step(expectIntact));
Then('the desk refused each time', step(expectEachRefused));
Then('the history is as long as before', step(expectNothingAdded));

When('the rehearsal keeps one proof twice and another once', step(keepProofs));
Then('the first two have one fingerprint, which is that of the bytes, and the third has its own', step(expectFingerprints));
