import { AppError, isCode } from "@/core/kernel/errors";

/**
 * Asks for an answer that comes in lines of JSON, and hands on each. Rejects with an AppError: the server's, or `not_connected` where the
 * server cannot be reached or the connection breaks. Aborting ends it there.
 */
export async function jsonLines<Line>(
  path: string,
  body: object,
  { signal, onLine, otherwise }: { signal: AbortSignal; onLine: (line: Line) => void; otherwise: string },
): Promise<void> {
  const response = await connected(
    fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      signal,
    }),
  );
  if (!response.ok || !response.body) {
    const fault: { code?: unknown; message?: string } | null = await response.json().catch(() => null);
    const code = isCode(fault?.code) ? fault.code : "internal";
    throw new AppError(code, `${path} answered ${response.status}`, fault?.message ?? otherwise);
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await connected(reader.read());
    if (done) return;
    const lines = (rest + value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) onLine(JSON.parse(line) as Line);
  }
}

/** Browsers say in their own words, and in English, that a connection failed. */
const connected = <T>(going: Promise<T>): Promise<T> =>
  going.catch((error: unknown) => {
    throw error instanceof TypeError ? new AppError("not_connected", error.message) : error;
  });
