import { AppError } from "@/core/kernel/errors";
import { middleware } from "../router";

/** Tells those who ask by another method which there are. */
export const methods = (...allowed: readonly string[]) =>
  middleware(async ({ env: { incoming, outgoing } }, next) => {
    if (!allowed.includes(incoming.method ?? "")) {
      outgoing.setHeader("Allow", allowed.join(", "));
      throw new AppError("wrong_method");
    }
    await next();
  });

/** By any other method there is nothing. */
export const only = (method: "GET" | "POST") =>
  middleware(async ({ env: { incoming } }, next) => {
    if (incoming.method !== method) throw new AppError("not_found");
    await next();
  });
