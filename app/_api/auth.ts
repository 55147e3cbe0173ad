"use client";

import { AppError } from "@/core/kernel/errors";

async function openAuth() {
  const [{ createAuthClient }, { anonymousClient }] = await Promise.all([
    import("better-auth/react"),
    import("better-auth/client/plugins"),
  ]);
  return createAuthClient({ plugins: [anonymousClient()] });
}
let opened: ReturnType<typeof openAuth> | null = null;

/** Sessions live in an HTTP-only cookie; this asks for one and gives it back. Fetched when first needed. */
export function authClient(): ReturnType<typeof openAuth> {
  opened ??= openAuth();
  return opened;
}

/** Makes sure there is a session: a guest's if nobody is signed in. Asks without the client, whose code a guest never needs. Throws AppError when that fails. */
export async function ensureSession(): Promise<void> {
  const found = await ask("get-session", { method: "GET" });
  if (found.ok && (await found.json()) !== null) return;
  const answer = await ask("sign-in/anonymous", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });
  if (answer.ok) return;
  const { code, message }: { code?: string; message?: string } = await answer.json().catch(() => ({}));
  // What the door says to those it does not let in is meant for them.
  if (answer.status === 403)
    throw new AppError(code === "banned" ? "banned" : "not_open", "not let in", message);
  throw new AppError(answer.status === 429 ? "too_frequent" : "internal", message ?? "sign-in failed");
}

const ask = (path: string, how: RequestInit): Promise<Response> =>
  fetch(`/api/auth/${path}`, how).catch(() => {
    throw new AppError("not_connected", "the server was not reached");
  });
