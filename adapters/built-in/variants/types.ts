import type { Wiring } from '../../../desk/index.ts';
import type { VirtualClock } from '../../../kernel/index.ts';
import type { DeskWording } from '../../wording.ts';

/** The built-in desk made another desk, which is right all the same: scenarios have to judge it as they judge the built-in one. For tests. */
export interface Variant {
  /** How it differs, in a sentence. */
  readonly says: string;
  readonly wording?: DeskWording;
  readonly cadence?: string;
  /** The letters before the number of a reference. */
  readonly referencePrefix?: string;
  /** How long the desk has been in use before the scenario begins. ISO duration. */
  readonly inUseFor?: string;
  /** Fills the desk meanwhile. */
  readonly use?: (desk: DeskInUse) => Promise<void>;
  /** `isOpen`: whether the scenario has begun. Called once for each desk. */
  readonly wiring?: (isOpen: () => boolean) => Wiring;
}

export interface DeskInUse {
  readonly url: string;
  /** An analyst's. */
  readonly token: string;
  readonly clock: VirtualClock;
  /** Ids of the standard's. */
  readonly services: readonly string[];
  readonly organisations: readonly string[];
}
