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

/** Makes sure there is a session: a guest's if nobody is signed in. Throws AppError when that fails. */
export async function ensureSession(): Promise<void> {
  const auth = await authClient();
  const { data } = await auth.getSession();
  if (data) return;
  const { error } = await auth.signIn.anonymous();
  if (!error) return;
  // What the door says to those it does not let in is meant for them.
  if (error.status === 403)
    throw new AppError(error.code === "banned" ? "banned" : "not_open", "not let in", error.message);
  throw new AppError(error.status === 429 ? "too_frequent" : "internal", error.message ?? "sign-in failed");
}
