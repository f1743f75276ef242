/** The call to a caller whose identity is checked; it is not a step of the escalation plan. */
export const CALL_BACK_STEP = 'call-back';

export type IdentityEvent =
  /** Rung back on the directory's number, which is a text like the name. `offered`: the caller gave another number, which was not rung. */
  | { readonly type: 'rungBack'; readonly key: string; readonly offered: boolean }
  /** How and with what result, and who checked it; never an answer. `key` is a digest of the name, which is a text. */
  | { readonly type: 'identityChecked'; readonly key: string; readonly method: string; readonly result: IdentityResult }
  | { readonly type: 'accountChanged'; readonly key: string; readonly action: string };

/** A refusal of the caller, or a caller who is not who they say, is a normal outcome. */
export type IdentityResult = 'confirmed' | 'not-confirmed' | 'refused';

export type IdentityCommand =
  /** `number` is the directory's; the desk looks it up. */
  | { readonly do: 'ringBack'; readonly who: string; readonly number: string | null; readonly offered?: string }
  | { readonly do: 'checkIdentity'; readonly who: string; readonly method: string; readonly result: IdentityResult }
  | { readonly do: 'changeAccount'; readonly who: string; readonly action: string };
