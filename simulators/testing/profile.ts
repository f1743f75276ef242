import type { SupplierProfile, SimulatedSupplier } from '../lsp/profile/types.ts';

const NEVER: SupplierProfile = {
  begins: 'PT10M',
  localCause: {},
  downgrades: {},
  asksForMore: {},
  withholdsKnownError: {},
  resolves: {
    '1': { median: 'PT1H', p90: 'PT5H' },
    '2': { median: 'PT2H', p90: 'PT10H' },
    '3': { median: 'PT2H', p90: 'PT18H' },
    '4': { median: 'PT4H', p90: 'PT38H' },
    '5': { median: 'PT8H', p90: 'PT66H' },
  },
};
/** A profile that only works on tickets, with overrides. */
export const profile = (wanted: Partial<SupplierProfile> = {}): SupplierProfile => ({ ...NEVER, ...wanted });
/** Resolution times without spread. */
export const PROMPT: SupplierProfile['resolves'] = {
  '1': { median: 'PT1H', p90: 'PT1H' },
  '2': { median: 'PT2H', p90: 'PT2H' },
  '3': { median: 'PT4H', p90: 'PT4H' },
  '4': { median: 'PT8H', p90: 'PT8H' },
  '5': { median: 'PT16H', p90: 'PT16H' },
};
export const SEVERITY_WORDS: SimulatedSupplier['severities'] = {
  '1': 'Critical',
  '2': 'Major',
  '3': 'Minor',
  '4': 'Low',
  '5': 'Planned',
};
