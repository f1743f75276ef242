/** The partners file: a strict reader that takes secrets only from the environment, and a generator of an example file. */
export { partnersIn, type Environment } from './read.ts';
export { examplePartnersFile, writePartnersFile, type ExamplePartners } from './write.ts';
