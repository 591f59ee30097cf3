import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Prometheus metrics of one process. Labels are codes of ours, never a person, a document, or anything of discreet hits. */
export function openMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    requestSeconds: new Histogram({
      name: 'iamis_request_duration_seconds',
      help: 'Time from a request to its answer, by route',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
    screeningSeconds: new Histogram({
      name: 'iamis_screening_duration_seconds',
      help: 'Time of one screening in memory',
      buckets: [0.000005, 0.00001, 0.000025, 0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.01, 0.1],
      registers,
    }),
    decisions: new Counter({
      name: 'iamis_decisions_total',
      help: 'Decisions by checkpoint and outcome',
      labelNames: ['checkpoint', 'outcome'] as const,
      registers,
    }),
    listAgeSeconds: new Gauge({
      name: 'iamis_watchlist_age_seconds',
      help: 'Age of the watchlist that lanes are screened against',
      registers,
    }),
    listEntries: new Gauge({
      name: 'iamis_watchlist_entries',
      help: 'Entries in force that lanes may know of',
      registers,
    }),
    defaultPartitionRows: new Gauge({
      name: 'iamis_default_partition_rows',
      help: 'Rows outside the monthly partitions: more than none is an alarm',
      labelNames: ['table'] as const,
      registers,
    }),
  };
}

export type Metrics = ReturnType<typeof openMetrics>;
