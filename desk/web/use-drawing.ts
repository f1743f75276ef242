/** Clinical use by the hour of the day, drawn: a bar an hour for sessions and one for contacts, each to its own scale. */
export interface UseDrawing {
  readonly width: number;
  readonly height: number;
  readonly bottom: number;
  readonly bars: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly of: 'sessions' | 'contacts';
  }[];
  readonly hours: readonly { readonly x: number; readonly label: string }[];
  readonly description: string;
}

const [LEFT, STEP, TOP, BOTTOM] = [20, 32, 10, 150];

/** Pure. The numbers stand in a table beside it. */
export function drawUse(
  curve: readonly { readonly hour: number; readonly sessions: number; readonly contacts: number }[],
): UseDrawing {
  const most = (of: 'sessions' | 'contacts') => Math.max(...curve.map((each) => each[of]), 1e-9);
  const bars = (['sessions', 'contacts'] as const).flatMap((of, i) =>
    curve.map((each) => {
      const height = Math.round((each[of] / most(of)) * (BOTTOM - TOP) * 10) / 10;
      return { x: LEFT + each.hour * STEP + i * 13, y: BOTTOM - height, width: 11, height, of };
    }),
  );
  const least = curve.toSorted((a, b) => a.sessions - b.sessions || a.contacts - b.contacts || a.hour - b.hour)[0];
  return {
    width: LEFT + 24 * STEP + 10,
    height: BOTTOM + 28,
    bottom: BOTTOM,
    bars: bars.filter(({ height }) => height > 0),
    hours: [0, 4, 8, 12, 16, 20].map((hour) => ({ x: LEFT + hour * STEP, label: `${String(hour).padStart(2, '0')}:00` })),
    description: `Clinics and theatres that run, and contacts that come, by hour of the day. Least at ${String(least?.hour ?? 0).padStart(2, '0')}:00. The table below has the numbers.`,
  };
}
