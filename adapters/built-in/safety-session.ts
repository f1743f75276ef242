import type { BreachRecord, Reading, ReviewItem, SafetyRecord, SafetySession } from '../practices/safety.ts';

type Json = Readonly<Record<string, unknown>>;
interface Api {
  readonly get: <T>(path: string) => Promise<T>;
  readonly post: <T>(path: string, body?: Json) => Promise<T>;
  readonly act: (reference: string, verb: string, body?: Json) => Promise<void>;
}
interface Incident {
  readonly safetyCase?: {
    readonly flaggedAt: string | null;
    readonly askedAt: string | null;
    readonly triage: { readonly risk: number } | null;
    readonly hazards: readonly string[];
    readonly signOff: { readonly by: string } | null;
    readonly acceptance: { readonly by: string } | null;
  };
  readonly dataSecurity?: {
    readonly due: string;
    readonly stopped: object | null;
    readonly investigator: { readonly name: string } | null;
  };
}
type Review = { readonly reference: string; readonly items: readonly (ReviewItem & { readonly item: number })[] };

/** Clinical safety and information governance by the built-in desk's REST API. */
export function safetySession(
  { get, post, act }: Api,
  shared: { readonly username: string; readonly password: string },
): SafetySession {
  const incident = async (reference: string) => get<Incident>(`/api/incidents/${encodeURIComponent(reference)}`);
  const hazardAt = (hazard: string) => `/api/hazards/${encodeURIComponent(hazard)}`;
  const reviewAt = (review: string) => `/api/access-reviews/${encodeURIComponent(review)}`;
  return {
    flagHarm: async (reference, flags, what) => act(reference, 'flag-harm', { flags, what }),
    ruleOutHarm: async (reference, reason) => act(reference, 'rule-out-harm', { reason }),
    triage: async (reference, form) => act(reference, 'triage', { ...form }),
    recordHazard: async (hazard) => (await post<{ reference: string }>('/api/hazards', { ...hazard })).reference,
    hazardIncidents: async (hazard) => (await get<{ incidents: readonly string[] }>(hazardAt(hazard))).incidents,
    linkHazard: async (reference, hazard) => act(reference, 'hazard', { hazard }),
    signOff: async (reference, conclusion) => act(reference, 'sign-off', { conclusion }),
    acceptRisk: async (reference, reason) => act(reference, 'accept-risk', { reason }),
    async record(reference): Promise<SafetyRecord> {
      const { safetyCase } = await incident(reference);
      return {
        flagged: (safetyCase?.flaggedAt ?? null) !== null,
        asked: (safetyCase?.askedAt ?? null) !== null,
        triaged: (safetyCase?.triage ?? null) !== null,
        risk: safetyCase?.triage?.risk ?? null,
        hazards: safetyCase?.hazards ?? [],
        signedOffBy: safetyCase?.signOff?.by ?? null,
        acceptedBy: safetyCase?.acceptance?.by ?? null,
      };
    },
    knowOfBreach: async (reference, known) => act(reference, 'know-of-breach', { ...known }),
    notifyBreach: async (reference, to, theirReference) => act(reference, 'notify-breach', { to, theirReference }),
    decideBreach: async (reference, reason) => act(reference, 'decide-breach', { reason }),
    addInvolved: async (reference, name, part, manager) =>
      act(reference, 'involved', { name, part, ...(manager !== undefined && { manager }) }),
    appointInvestigator: async (reference, name) => act(reference, 'investigator', { name }),
    async breach(reference): Promise<BreachRecord | null> {
      const { dataSecurity } = await incident(reference);
      if (dataSecurity === undefined) return null;
      const { due, stopped, investigator } = dataSecurity;
      return { due, stopped: stopped !== null, investigator: investigator?.name ?? null };
    },
    ringBack: async (reference, who, offered) => act(reference, 'ring-back', { who, offered }),
    checkIdentity: async (reference, who, method, result) => act(reference, 'check-identity', { who, method, result }),
    changeAccount: async (reference, who, action) => act(reference, 'change-account', { who, action }),
    async inDirectory() {
      const { items } = await get<{ items: readonly { name: string; telephone: string }[] }>('/api/directory');
      const [first] = items;
      if (!first) throw new Error('the directory of the desk is empty');
      return first;
    },
    readings: async (reference) =>
      (await get<{ items: readonly Reading[] }>(`/api/incidents/${encodeURIComponent(reference)}/readings`)).items,
    openReview: async (from, until) => (await post<Review>('/api/access-reviews', { from, until })).reference,
    reviewItems: async (review) => (await get<Review>(reviewAt(review))).items,
    async closeReviewItems(review, reader, reason) {
      const { items } = await get<Review>(reviewAt(review));
      for (const { item, reader: who, closed } of items)
        if (who === reader && !closed) await post(`${reviewAt(review)}/close`, { item, reason });
    },
    signInShared: async () => void (await post('/api/session', { username: shared.username, password: shared.password })),
  };
}
