"use client";

import { AppError } from "@/core/kernel/errors";
import type { makeClient } from "./make-client";

export type Api = ReturnType<typeof makeClient>;
let opened: Promise<Api> | null = null;

/**
 * The API for what people do on pages that show all they have without it. Fetched when somebody reaches for something, or asks.
 * Throws AppError `not_connected` where it cannot be fetched.
 */
export function openApi(): Promise<Api> {
  opened ??= import("./make-client").then(
    ({ makeClient }) => makeClient(),
    () => {
      opened = null;
      throw new AppError("not_connected", "the API's client was not fetched");
    },
  );
  return opened;
}
