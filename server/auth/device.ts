import { createHmac, timingSafeEqual } from "node:crypto";
import type { ActorId } from "@/core/kernel/ids/ids";
import { addressTag, type BarDeps, deviceTag, type Traces } from "@/server/domain/identity/bars";

export const DEVICE_COOKIE = "cohue.device";
export const DEVICE_SECONDS = 90 * 86_400;
/** In which our own code finds the caller's address; written by `server/http/client-address.ts`. */
const ADDRESS_HEADER = "x-cohue-client";
/** A browser remembers the last of those who used it. */
const KEPT = 24;

/** The cookie's value with one more person who signed in on this browser: tags with a signature, so that nobody takes them out one by one. */
export function withDevice(deps: BarDeps, before: readonly string[], actor: ActorId): string {
  const tag = deviceTag(deps, actor);
  const tags = [...before.filter((t) => t !== tag), tag].slice(-KEPT).join(".");
  return `${tags}~${signature(deps, tags)}`;
}

/** By what the one who sends these headers may be known again. A cookie that we did not sign says nothing. */
export function tracesOf(deps: BarDeps, headers: Headers): Traces {
  const cookie = (headers.get("cookie") ?? "")
    .split(/;\s*/)
    .find((pair) => pair.startsWith(`${DEVICE_COOKIE}=`))
    ?.slice(DEVICE_COOKIE.length + 1);
  const [tags = "", signed = ""] = (cookie ?? "").split("~");
  return {
    devices: tags && same(signature(deps, tags), signed) ? tags.split(".").slice(0, KEPT) : [],
    address: addressTag(deps, headers.get(ADDRESS_HEADER) ?? ""),
  };
}

const signature = ({ secrets }: BarDeps, tags: string): string =>
  createHmac("sha256", secrets.auth).update(`cohue device cookie:${tags}`).digest("base64url");

const same = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
