import type { Settings } from "./settings";

export type SealingKeys = {
  /** What the keys in the database are sealed under; null: they are files in the data folder. */
  secretsKey: Uint8Array | null;
  /** What they may still be sealed under. */
  secretsKeyBefore: Uint8Array | null;
};

export function readKeys(e: Settings): SealingKeys {
  const { COHUE_KEY, COHUE_KEY_BEFORE } = e;
  if (COHUE_KEY_BEFORE && !COHUE_KEY)
    throw new RangeError("COHUE_KEY_BEFORE is set but COHUE_KEY is not: set COHUE_KEY to the new key");
  return {
    secretsKey: readKey("COHUE_KEY", COHUE_KEY),
    secretsKeyBefore: readKey("COHUE_KEY_BEFORE", COHUE_KEY_BEFORE),
  };
}

function readKey(name: string, text: string | undefined): Uint8Array | null {
  if (text === undefined) return null;
  const bytes = Buffer.from(text, "base64");
  if (bytes.length < 32 || bytes.toString("base64").replace(/=+$/, "") !== text.replace(/=+$/, ""))
    throw new RangeError(
      `${name} must be at least 32 random bytes in base64: make one with \`openssl rand -base64 32\``,
    );
  return bytes;
}
