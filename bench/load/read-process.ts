/** What a server's process has used and uses, as its `/metrics` says. */
export type ServerProcess = { cpuSeconds: number; memoryBytes: number; eventLoopP99: number };

/** Null where it is not told: from another machine `/metrics` answers nobody. */
export async function readProcess(url: string): Promise<ServerProcess | null> {
  const response = await fetch(url).catch(() => null);
  if (!response?.ok) return null;
  const text = await response.text();
  const value = (name: string) =>
    Number(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, "m").exec(text)?.[1] ?? Number.NaN);
  const cpuSeconds = value("process_cpu_seconds_total");
  if (Number.isNaN(cpuSeconds)) return null;
  return {
    cpuSeconds,
    memoryBytes: value("process_resident_memory_bytes"),
    eventLoopP99: value("nodejs_eventloop_lag_p99_seconds"),
  };
}
