import { createHmac, timingSafeEqual } from "node:crypto";
import type { Secrets } from "@/server/infra/secrets/secrets";

export type SessionSecrets = NonNullable<Secrets["sessions"]>;

/** The auth library's signed cookies: a value, a dot, and the value's HMAC in base64, all of it escaped for a URL. */
const SIGNED = /((?:^|;\s*)(?:__Secure-)?better-auth\.(?:session_token|dont_remember)=)([^;]+)/g;

const signatureOf = (value: string, secret: string): string =>
  createHmac("sha256", secret).update(value).digest("base64");

/**
 * A Cookie header as this process takes it: what another secret of the instance signed is signed by this process's own. While the secret is exchanged
 * some processes sign by the old one and some by the new one, and each takes the others' cookies. Anything else stays what it is.
 */
export function signedHere(cookies: string, { own, others }: SessionSecrets): string {
  const known = others();
  if (known.length === 0) return cookies;
  return cookies.replace(SIGNED, (whole, name: string, escaped: string) => {
    const [value, signature] = partsOf(escaped);
    if (!value || !known.some((secret) => same(signature, signatureOf(value, secret)))) return whole;
    return `${name}${encodeURIComponent(`${value}.${signatureOf(value, own)}`)}`;
  });
}

function partsOf(escaped: string): [value: string, signature: string] {
  try {
    const text = decodeURIComponent(escaped);
    const dot = text.lastIndexOf(".");
    return [text.slice(0, Math.max(0, dot)), text.slice(dot + 1)];
  } catch {
    return ["", ""];
  }
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
