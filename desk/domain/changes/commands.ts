import type { Request } from './facts.ts';
import type { ClinicalRisk } from './types.ts';

type Asked = { readonly request: Request } & Words;
type Words = { readonly title: string; readonly description: string; readonly backOut: string };

/** What can be asked of a change. */
export type ChangeCommand =
  | ({ readonly type: 'raise' } & Asked)
  | ({ readonly type: 'revise' } & Asked)
  | { readonly type: 'assign'; readonly assignee: string | null }
  | { readonly type: 'submit' }
  /** `reason`: why it moves; and why collisions that may be taken on are. */
  | { readonly type: 'move'; readonly start: string; readonly end: string; readonly reason: string; readonly accept?: string }
  | {
      readonly type: 'assess-clinical-risk';
      readonly outcome: 'proceed' | 'stop';
      readonly reason: string;
      readonly before: ClinicalRisk;
      readonly after: ClinicalRisk;
      readonly hazard: string | null;
    }
  | { readonly type: 'approve'; readonly accept?: string }
  | { readonly type: 'reject'; readonly reason: string }
  | { readonly type: 'sign-off-time'; readonly organisation: string; readonly contact: string }
  | { readonly type: 'acknowledge-notice'; readonly organisation: string; readonly contact: string; readonly name: string }
  | { readonly type: 'hold'; readonly reason: string; readonly freeze: string | null }
  | { readonly type: 'release'; readonly freeze: string | null }
  | { readonly type: 'ready'; readonly item: string; readonly evidence: string }
  | { readonly type: 'begin'; readonly usual: number }
  | { readonly type: 'complete'; readonly outcome: 'met' | 'not-met' }
  | { readonly type: 'back-out'; readonly reason: string }
  | { readonly type: 'review'; readonly findings: string }
  | { readonly type: 'cancel'; readonly reason: string }
  | { readonly type: 'link-incident'; readonly incident: string };

export type CommandOf<T extends ChangeCommand['type']> = Extract<ChangeCommand, { readonly type: T }>;
