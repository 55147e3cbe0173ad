import { bareHost } from "./bare-host";
import type { Settings } from "./settings";

/** Where metrics are told to other machines. */
export type MetricsConfig = { host: string; port: number };
/** Where traces are sent, and how many of all, 0 to 1. */
export type TracesConfig = { endpoint: string; share: number };

export function readMetrics(e: Settings): MetricsConfig | null {
  if (e.METRICS_PORT === undefined) return null;
  if (e.METRICS_PORT === e.PORT)
    throw new RangeError(`METRICS_PORT and PORT are both ${e.PORT}: set METRICS_PORT to another`);
  return { host: bareHost(e.METRICS_HOST), port: e.METRICS_PORT };
}

export function readTraces(e: Settings): TracesConfig | null {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, TRACES_SHARE: share } = e;
  if (!endpoint && share !== undefined)
    throw new RangeError(
      "TRACES_SHARE is set but OTEL_EXPORTER_OTLP_ENDPOINT is not: name the collector, or unset it",
    );
  return endpoint ? { endpoint, share: share ?? 1 } : null;
}
