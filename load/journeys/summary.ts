interface Metric {
  readonly values: Readonly<Record<string, number>>;
  readonly thresholds?: Readonly<Record<string, { readonly ok: boolean }>>;
}

/** The summary for the harness: figures and thresholds. */
export function handleSummary({
  metrics,
  state,
}: {
  metrics: Record<string, Metric>;
  state: { readonly testRunDurationMs: number };
}): Record<string, string> {
  const value = (metric: string, of: string) => metrics[metric]?.values[of] ?? 0;
  const figures = {
    requests: value('http_reqs', 'count'),
    'requests a second': value('http_reqs', 'rate'),
    'failed requests': Math.round(value('http_req_failed', 'rate') * value('http_reqs', 'count')),
    'p50 ms': value('http_req_duration', 'med'),
    'p95 ms': value('http_req_duration', 'p(95)'),
    'p99 ms': value('http_req_duration', 'p(99)'),
    'longest ms': value('http_req_duration', 'max'),
    iterations: value('iterations', 'count'),
    'dropped iterations': value('dropped_iterations', 'count'),
    'most virtual users': value('vus_max', 'max') || value('vus_max', 'value'),
    acknowledged: value('acknowledged', 'count'),
    'rows read': value('rows_read', 'count'),
    'foreign rows': value('foreign_rows', 'count'),
    // Left out when it was not measured: 0 would say that it was on time.
    'generator late p95 ms': metrics['generator_late']?.values['p(95)'],
  };
  const thresholds = Object.entries(metrics).flatMap(([name, { thresholds: of = {} }]) =>
    Object.entries(of).map(([rule, { ok }]) => ({ name: `${name} ${rule}`, ok })),
  );
  return { [__ENV['SUMMARY']!]: JSON.stringify({ figures, thresholds, tookMs: state.testRunDurationMs }) };
}
