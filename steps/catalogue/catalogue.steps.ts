import { Then, When } from '@cucumber/cucumber';
import { step } from '../environment/index.ts';
import { openCatalogue, sendMailsNamingServices, tryToLogUnknownService } from './actions.ts';
import { expectApplications, expectComplete, expectDependencies, expectFiledAsMeant, expectWarned } from './assertions.ts';

When('an analyst opens the catalogue', step(openCatalogue));
When('an analyst tries to log a call about {string}', step(tryToLogUnknownService));
When('four mails arrive whose subjects say:', step(sendMailsNamingServices));

Then('it lists these national applications:', step(expectApplications));
Then('each names its owner, its hours and what it depends on', step(expectComplete));
Then('whatever an application depends on and the desk supports can be looked up in it', step(expectDependencies));
Then('each is recorded under the service it means', step(expectFiledAsMeant));
Then('the warning about {service} was mailed at {moment}', step(expectWarned));
