import { Then, When } from '@cucumber/cucumber';
import { step } from '../environment/index.ts';
import { openByEach, openProcedures, openText, tryProcedures } from './actions.ts';
import {
  expectApproved,
  expectEachProcess,
  expectNoOthers,
  expectOffered,
  expectSameProcedures,
  expectWordForWord,
} from './assertions.ts';

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
Then('all three are offered the same procedures in the same versions', step(expectSameProcedures));
Then('it is the approved document word for word, with its header and footer', step(expectWordForWord));
