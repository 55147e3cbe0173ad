"use client";

import { anonymousClient } from "better-auth/client/plugins";
import { createAuthClient } from "better-auth/react";
import { AppError } from "@/core/errors";

/** Sessions live in an HTTP-only cookie; this only asks for one and gives it back. */
export const auth = createAuthClient({ plugins: [anonymousClient()] });

/** Makes sure there is a session: a guest's if nobody is signed in. Throws AppError when that fails. */
export async function ensureSession(): Promise<void> {
  const { data } = await auth.getSession();
  if (data) return;
  const { error } = await auth.signIn.anonymous();
  if (error)
    throw new AppError(error.status === 429 ? "too_frequent" : "internal", error.message ?? "sign-in failed");
}
