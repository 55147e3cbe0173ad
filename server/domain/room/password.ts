import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify<string, Buffer, number, Buffer>(scrypt);
const BYTES = 32;

/** scrypt, off the event loop, as `salt:key` in hexadecimal. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `${salt.toString("hex")}:${(await derive(password.normalize("NFKC"), salt, BYTES)).toString("hex")}`;
}

/** Compares in constant time. */
export async function isPassword(hash: string, password: string): Promise<boolean> {
  const [salt = "", key = ""] = hash.split(":");
  const expected = Buffer.from(key, "hex");
  const found = await derive(password.normalize("NFKC"), Buffer.from(salt, "hex"), BYTES);
  return expected.length === found.length && timingSafeEqual(expected, found);
}
