import type { ArticleKind, Audience, Confidence, Governance, KnownErrorFacts } from './types.ts';

export interface ArticleText {
  readonly title: string;
  readonly symptom: string;
  readonly answer?: string;
  readonly errorText?: string;
}

export interface NewArticle extends ArticleText {
  readonly kind: ArticleKind;
  readonly service: string;
  readonly audience?: Audience;
  readonly organisations?: readonly string[] | null;
  readonly governance?: Governance;
  /** Account of its owner; absent: whoever writes it. */
  readonly owner?: string;
  readonly incident?: string;
  readonly knownError?: Partial<KnownErrorFacts> & Pick<KnownErrorFacts, 'code'>;
}

export type ArticleCommand =
  /** `basedOn`: the version that its writer read. */
  | ({ readonly do: 'revise'; readonly basedOn: number; readonly minor?: boolean } & ArticleText)
  | { readonly do: 'setConfidence'; readonly confidence: Exclude<Confidence, 'validated'> }
  | {
      readonly do: 'setAudience';
      readonly audience: Audience;
      readonly organisations?: readonly string[] | null;
      readonly governance?: Governance;
    }
  | { readonly do: 'setOwner'; readonly owner: string }
  | { readonly do: 'review'; readonly finding: string }
  | { readonly do: 'flag'; readonly fault: string }
  | { readonly do: 'withdraw'; readonly reason: string }
  | { readonly do: 'releaseFix'; readonly release: string; readonly organisations?: readonly string[] | null };
