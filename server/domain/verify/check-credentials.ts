import { OWN_ISSUER } from "@/server/infra/marks/certificates";
import type { Decoded } from "@/server/infra/marks/safe-image";
import type { Findings } from "./report";
import type { Sources } from "./sources";

/** The record's hash that the credentials name, where they are whole; null where there are none. */
export async function checkCredentials(
  bytes: Uint8Array,
  image: Decoded,
  sources: Sources,
  found: Findings,
): Promise<{ names: string | null } | null> {
  const read = await sources.marks.credentials(bytes, `image/${image.format}`, sources.root);
  if (!read.present) {
    const why = read.elsewhere
      ? "The file carries none. It names an address where they are kept: no file is followed anywhere."
      : "The file carries none, or lost them on the way.";
    found.note("credentials", "unavailable", why);
    return null;
  }
  if (!read.valid) {
    found.note(
      "credentials",
      "fail",
      `They do not fit the file: ${read.problems.join(", ") || "it was changed"}.`,
    );
    return { names: null };
  }
  found.note(
    "credentials",
    "pass",
    `Valid, signed by ${issuerWords(read.issuer, sources.root !== null && read.trusted)}.`,
  );
  if (read.recordHash) found.namesRecord();
  return { names: read.recordHash };
}

/** An instance's own root certificate is on no public trust list. Whether another root is on one cannot be checked here. */
function issuerWords(issuer: string | null, isOurs: boolean): string {
  const ours = isOurs ? ", as this instance signs" : "";
  if (issuer === OWN_ISSUER) return `${issuer}${ours}; the issuer is not on the public trust list`;
  return `${issuer ?? "an unnamed issuer"}${ours}; whether the issuer is on a public trust list was not looked up`;
}
