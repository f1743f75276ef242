import { Then, When } from '@cucumber/cucumber';
import {
  expectApplications,
  expectComplete,
  expectDependencies,
  expectMeant,
  expectWarned,
  logUnknown,
  openCatalogue,
  writeAll,
} from './acts/catalogue.ts';
import { on } from './stage/index.ts';

When('an analyst opens the catalogue', on(openCatalogue));
When('an analyst tries to log a call about {string}', on(logUnknown));
When('four mails arrive whose subjects say:', on(writeAll));

Then('it lists these national applications:', on(expectApplications));
Then('each names its owner, its hours and what it depends on', on(expectComplete));
Then('whatever an application depends on and the desk supports can be looked up in it', on(expectDependencies));
Then('each is recorded under the service it means', on(expectMeant));
Then('the warning about {service} was mailed at {moment}', on(expectWarned));
