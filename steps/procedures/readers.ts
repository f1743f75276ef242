import type { Role } from '../../adapters/desk-under-test.ts';
import type { OfferedProcedures } from '../environment/remembered.ts';

export const labelsOf = (offered: OfferedProcedures) =>
  offered.map(({ id, title, version }) => `${id} ${title} ${version}`).sort();

export const READERS: readonly Role[] = ['analyst', 'duty-manager', 'assessor'];
