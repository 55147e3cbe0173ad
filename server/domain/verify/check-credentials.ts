import { OWN_ISSUER } from "@/server/infra/marks/certificates";
import type { Decoded } from "@/server/infra/marks/safe-image";
import { because } from "./reasons";
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
    const why = read.elsewhere ? because("credentialsElsewhere") : because("noCredentials");
    found.note("credentials", "unavailable", why);
    return null;
  }
  if (!read.valid) {
    found.note(
      "credentials",
      "fail",
      read.problems.length > 0
        ? because("credentialsFaults", { problems: read.problems.join(", ") })
        : because("credentialsChanged"),
    );
    return { names: null };
  }
  found.note("credentials", "pass", signedBy(read.issuer, sources.root !== null && read.trusted));
  if (read.recordHash) found.namesRecord();
  return { names: read.recordHash };
}

/** An instance's own root certificate is on no public trust list. Whether another root is on one cannot be checked here. */
function signedBy(issuer: string | null, isOurs: boolean) {
  if (issuer === null) return because(isOurs ? "signedUnnamedHere" : "signedUnnamed");
  if (issuer === OWN_ISSUER) return because(isOurs ? "signedOwnHere" : "signedOwn", { issuer });
  return because(isOurs ? "signedOtherHere" : "signedOther", { issuer });
}
