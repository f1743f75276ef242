/** What faults have done to single tickets: the supplier forgot one, or resolves it while the service still fails. */
export function createTicketFlags() {
  const forgotten = new Set<string>();
  const falseResolutions = new Map<string, number>();
  return {
    forget: (id: string) => void forgotten.add(id),
    isForgotten: (id: string) => forgotten.has(id),
    /** The first `rounds` resolutions of this ticket repair nothing. */
    markFalselyResolved: (id: string, rounds: number) => void falseResolutions.set(id, rounds),
    /** Whether the service behind the ticket works again after this many resolutions. */
    isMended: (id: string, resolutions: number) => resolutions > (falseResolutions.get(id) ?? 0),
  };
}
export type TicketFlags = ReturnType<typeof createTicketFlags>;
