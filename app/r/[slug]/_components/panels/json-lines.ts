/** Asks for an answer that comes in lines of JSON, and hands on each. Rejects with the server's words; aborting ends it there. */
export async function jsonLines<Line>(
  path: string,
  body: object,
  { signal, onLine, otherwise }: { signal: AbortSignal; onLine: (line: Line) => void; otherwise: string },
): Promise<void> {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    signal,
  });
  if (!response.ok || !response.body) {
    const fault = (await response.json().catch(() => null)) as { message?: string } | null;
    throw new Error(fault?.message ?? otherwise);
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) onLine(JSON.parse(line) as Line);
  }
}
