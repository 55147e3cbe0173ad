import { appRouter } from "@/server/trpc/router";
import type { Procedure } from "../procedures";
import type { Answer } from "../roles";
import type { Request } from "./requests";
import type { PermissionWorld } from "./world";

/** What came back: all that tells one refusal from another. */
export type Said = { status: number; answer: Answer; text: string };

const typeOf = (path: Procedure): string =>
  (appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>)[path]?._def.type ?? "";

/** Calls a procedure as a browser would. */
export async function askProcedure(
  { server: { origin } }: PermissionWorld,
  path: Procedure,
  input: unknown,
  cookie: string,
): Promise<Said> {
  const isQuery = typeOf(path) === "query";
  const query = isQuery && input !== undefined ? `?input=${encodeURIComponent(JSON.stringify(input))}` : "";
  const response = await fetch(`${origin}/api/trpc/${path}${query}`, {
    headers: { cookie, ...(isQuery ? {} : { origin, "content-type": "application/json" }) },
    ...(isQuery ? {} : { method: "POST", body: JSON.stringify(input ?? {}) }),
  });
  const text = await response.text();
  const said = JSON.parse(text) as { error?: { data: { app: Answer } } };
  return { status: response.status, answer: said.error?.data.app ?? "yes", text };
}

/** Everyone asks from elsewhere each time, so that limits by address do not meet those who test other things. */
let asked = 0;
const elsewhere = (): string => {
  asked += 1;
  return `198.18.${asked >> 8}.${asked & 255}`;
};

/** Asks at an address that is no page. What is given is not read to its end. */
export async function askRoute(
  { server: { origin } }: PermissionWorld,
  { path, body }: Request,
  headers: Record<string, string>,
): Promise<Said> {
  const response = await fetch(origin + path, {
    headers: {
      "x-forwarded-for": elsewhere(),
      ...headers,
      ...(body ? { origin, "content-type": "application/json" } : {}),
    },
    ...(body ? { method: "POST", body: JSON.stringify(body) } : {}),
  });
  if (response.ok) {
    await response.body?.cancel();
    return { status: response.status, answer: "yes", text: "" };
  }
  const text = await response.text();
  return { status: response.status, answer: codeIn(text), text };
}

function codeIn(text: string): Answer {
  try {
    const said = JSON.parse(text) as { error?: Answer; code?: Answer };
    return said.error ?? said.code ?? "internal";
  } catch {
    return "internal";
  }
}
