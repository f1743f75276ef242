import { contractOf } from '../contract/index.ts';
import { contractSetup } from '../testing/contract-setup.ts';
import { builtInAdapter } from './index.ts';

contractOf('the built-in desk', await contractSetup(builtInAdapter));
