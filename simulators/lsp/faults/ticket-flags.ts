/** What faults have made of single tickets: forgotten, or resolved without being mended. */
export function createTicketFlags() {
  const forgotten = new Set<string>();
  const hollow = new Map<string, number>();
  return {
    forget: (id: string) => void forgotten.add(id),
    isForgotten: (id: string) => forgotten.has(id),
    /** The first `rounds` resolutions of this ticket mend nothing. */
    hollow: (id: string, rounds: number) => void hollow.set(id, rounds),
    /** Whether what the ticket is about works again, the ticket having been resolved so many times. */
    mends: (id: string, resolutions: number) => resolutions > (hollow.get(id) ?? 0),
  };
}
export type TicketFlags = ReturnType<typeof createTicketFlags>;
