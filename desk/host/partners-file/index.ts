/** The desks of other organisations as a file: read strictly, secrets from the environment alone; and an example of one. */
export { partnersIn, type Environment } from './read.ts';
export { examplePartnersFile, writePartnersFile, type ExamplePartners } from './write.ts';
