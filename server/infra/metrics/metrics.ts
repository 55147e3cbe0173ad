import { hostname } from "node:os";
import { Counter, collectDefaultMetrics, Gauge, Histogram, register } from "prom-client";

/** Next bundles a second copy of what its pages import: both count into the same. */
function once<Metric>(name: string, make: () => Metric): Metric {
  return (register.getSingleMetric(name) as Metric | undefined) ?? make();
}
const counter = (name: string, help: string): Counter => once(name, () => new Counter({ name, help }));
const gauge = (name: string, help: string): Gauge => once(name, () => new Gauge({ name, help }));
const histogram = (name: string, help: string, buckets: number[]): Histogram =>
  once(name, () => new Histogram({ name, help, buckets }));

/** Measures the process itself, and names the machine with every figure. */
export function measureProcess(): void {
  if (register.getSingleMetric("process_cpu_seconds_total")) return;
  register.setDefaultLabels({ node: hostname() });
  collectDefaultMetrics();
}

const SHORT = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 10];

/** What rooms count while they work, of this process, for Prometheus. Times in seconds. */
export const roomMetrics = {
  edits: counter("cohue_edits_total", "Edits that were accepted"),
  refused: counter("cohue_edits_refused_total", "Edits that were refused"),
  ack: histogram("cohue_edit_ack_seconds", "From an edit's acceptance until it is on disk", SHORT),
  waiting: gauge("cohue_log_waiting", "Messages that are accepted and not on disk yet"),
  commit: histogram("cohue_commit_seconds", "One write of a room's log", SHORT),
  commitsFailed: counter("cohue_commits_failed_total", "Writes of a room's log that failed"),
  framesAsked: counter("cohue_frames_asked_total", "Moving frames that rooms asked for"),
  framesDrawn: counter(
    "cohue_frames_drawn_total",
    "Moving frames that were drawn; a newer one replaces one that waits",
  ),
  render: histogram("cohue_frame_render_seconds", "Drawing one moving frame", SHORT),
  queue: histogram("cohue_frame_wait_seconds", "A moving frame's wait for its turn in a worker", SHORT),
  settled: counter("cohue_pictures_settled_total", "Settled pictures that were drawn and stored"),
  settledFailed: counter(
    "cohue_pictures_failed_total",
    "Settled pictures that could not be drawn or stored, and are tried again",
  ),
};
