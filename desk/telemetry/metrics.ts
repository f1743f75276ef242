import type { Counts, SupplierView } from '../views/types.ts';

export type Count = (name: CounterName, labels: Readonly<Record<string, string>>) => void;

const COUNTERS = {
  desk_http_requests_total: 'HTTP responses, by route and status.',
  desk_contacts_total: 'Contacts logged over HTTP, by channel.',
  desk_mail_received_total: 'Received mails, by outcome.',
  desk_mail_sent_total: 'Letters handed to the relay, by outcome.',
  desk_calls_placed_total: 'Calls placed, by outcome.',
  desk_supplier_requests_total: 'Requests to suppliers, by supplier and outcome.',
  desk_supplier_events_total: 'Events from suppliers, by supplier and outcome.',
} as const;
export type CounterName = keyof typeof COUNTERS;

const quoted = (value: string) => `"${value.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')}"`;
const labelled = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).length
    ? `{${Object.entries(labels)
        .map(([key, value]) => `${key}=${quoted(value)}`)
        .join(',')}}`
    : '';

const SUPPLIER_GAUGES: readonly (readonly [string, string, (supplier: SupplierView) => number])[] = [
  [
    'desk_supplier_line',
    'Circuit to a supplier: 0 closed (working), 1 half-open (one trial request), 2 open (no requests).',
    ({ line }) => ({ closed: 0, 'half-open': 1, open: 2 })[line.state],
  ],
  ['desk_supplier_waiting', 'Messages queued for a supplier.', ({ line }) => line.waiting],
  ['desk_hand_offs', 'Hand-offs in progress.', ({ handOffs }) => handOffs.going],
  [
    'desk_hand_offs_troubled',
    'Hand-offs with a problem: interface down, no answer, late or broken.',
    ({ handOffs: { down, silent, late, broken } }) => down + silent + late + broken,
  ],
];

/** The desk's counters. Label values come from short fixed lists (routes, statuses, channels): never from what people send. */
export function metrics() {
  const counters = new Map<CounterName, Map<string, number>>();
  return {
    count: ((name, labels) => {
      let series = counters.get(name);
      if (!series) counters.set(name, (series = new Map<string, number>()));
      const key = labelled(labels);
      series.set(key, (series.get(key) ?? 0) + 1);
    }) satisfies Count,
    /** Prometheus text format 0.0.4. */
    text(counts: Counts, gauges: Readonly<Record<string, number>>, suppliers: readonly SupplierView[] = []): string {
      const lines = (Object.keys(COUNTERS) as CounterName[]).flatMap((name) => [
        `# HELP ${name} ${COUNTERS[name]}`,
        `# TYPE ${name} counter`,
        ...[...(counters.get(name) ?? [])]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([labels, value]) => `${name}${labels} ${value}`),
      ]);
      const states = Object.entries(counts.byState).map(([state, value]) => `desk_incidents${labelled({ state })} ${value}`);
      const others = Object.entries(gauges).flatMap(([name, value]) => [`# TYPE ${name} gauge`, `${name} ${value}`]);
      const ofSuppliers = SUPPLIER_GAUGES.flatMap(([name, help, valueOf]) => [
        `# HELP ${name} ${help}`,
        `# TYPE ${name} gauge`,
        ...suppliers.map((supplier) => `${name}${labelled({ supplier: supplier.id })} ${valueOf(supplier)}`),
      ]);
      return [
        ...lines,
        ...ofSuppliers,
        '# HELP desk_incidents Incidents in the store, by state.',
        '# TYPE desk_incidents gauge',
        ...states,
        ...others,
        '',
      ].join('\n');
    },
  };
}
