import { join } from "node:path";
import type { Db } from "@/prisma/client";
import type { Config } from "@/server/config";
import type { Logger } from "@/server/infra/log/logger";
import { openCertificates } from "@/server/infra/marks/certificates";
import { openSigner } from "@/server/infra/signing/signer";
import { databaseKeyring } from "./database-keyring";
import { openSecrets } from "./file-secrets";
import type { Keyring } from "./keyring";

/**
 * The keys of this instance: in the data folder, or, where the operator gave a key, in the database, sealed under it, for all processes that
 * share the database. Throws, with words of what to change, where they cannot be read.
 */
export async function openKeyring(
  {
    dataDir,
    secretsKey,
    secretsKeyBefore: before,
  }: Pick<Config, "dataDir" | "secretsKey" | "secretsKeyBefore">,
  { db, logger }: { db: Db; logger: Logger },
): Promise<Keyring> {
  if (secretsKey) return databaseKeyring({ db, key: secretsKey, before, dataDir, logger });
  const secrets = openSecrets(dataDir);
  return {
    secrets,
    signer: openSigner(dataDir, secrets.signing),
    certificates: await openCertificates(join(dataDir, "certificates")),
    close: async () => {},
  };
}
