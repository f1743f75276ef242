/** Who configured the desk under test, and with what: a verdict on a clock or a plan is one on the configuration too. */
export interface Commissioning {
  /** `adapter`: set up from the rehearsed standard. `customer`: as it was found. */
  readonly by: 'adapter' | 'customer';
  /** SHA-256 of the configuration. */
  readonly digest: string;
  /** The files that hold it. */
  readonly files: readonly string[];
}
