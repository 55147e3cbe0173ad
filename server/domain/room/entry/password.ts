import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { slowly } from "@/server/infra/secrets/slowly";

const BYTES = 32;
const scrypted = promisify<string, Buffer, number, Buffer>(scrypt);
const derive = (password: string, salt: Buffer) =>
  slowly(() => scrypted(password.normalize("NFKC"), salt, BYTES));

/** scrypt, off the event loop, as `salt:key` in hexadecimal. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `${salt.toString("hex")}:${(await derive(password, salt)).toString("hex")}`;
}

/** Compares in constant time. */
export async function isPassword(hash: string, password: string): Promise<boolean> {
  const [salt = "", key = ""] = hash.split(":");
  const expected = Buffer.from(key, "hex");
  const found = await derive(password, Buffer.from(salt, "hex"));
  return expected.length === found.length && timingSafeEqual(expected, found);
}
