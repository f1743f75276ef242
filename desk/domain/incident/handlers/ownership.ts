import type { Handlers } from './types.ts';
import { acknowledge, assign, reclassify } from '../lifecycle.ts';
import { changeService } from '../change-service.ts';
import { linkToParent, childLinked, childUnlinked, unlinkFromParent } from '../linked-incidents.ts';
import { becomesManager } from '../major.ts';

/** Who works on it, what it is about, how severe it is, and what it is a part of. */
export const ownership = {
  acknowledge: (_, { state, actor, policy }) => [...acknowledge(state, actor), ...becomesManager(state, actor, policy, 'desk')],
  assign: ({ team }, { state, policy }) => assign(state, team, policy),
  reclassify: (command, { state, policy }) => reclassify(state, command, policy),
  changeService: (command, { state, policy }) => changeService(state, command, policy),
  linkToParent: ({ parent }, { state }) => linkToParent(state, parent),
  unlinkFromParent: ({ reason }, { state }) => unlinkFromParent(state, reason),
  childLinked: ({ child }, { state }) => childLinked(state, child),
  childUnlinked: ({ child }, { state }) => childUnlinked(state, child),
} satisfies Partial<Handlers>;
