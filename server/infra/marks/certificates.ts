import "reflect-metadata";
import { createPrivateKey, type KeyObject, webcrypto, X509Certificate } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from "@peculiar/x509";
import { writeFileAtomic } from "@/server/infra/blobs/write-file-atomic";

/** What Content Credentials are signed with: leaf first, then the root it comes from. */
export type Certificates = { readonly key: KeyObject; readonly chainPem: string; readonly rootPem: string };

/** The instance's own certificates, used where the operator has not put a chain. */
export const OWN_ISSUER = "Cohue";
const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;
const EMAIL_PROTECTION = "1.3.6.1.5.5.7.3.4";
const YEAR = 365.25 * 24 * 3600 * 1000;

/**
 * The instance's certificates: a root and a leaf for ten years, made at the first start and kept in `folder` with mode 600. An
 * operator with a chain of a public authority puts it there as `chain.pem` (leaf first) and `leaf.key`.
 */
export async function openCertificates(folder: string): Promise<Certificates> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const [chainPath, keyPath] = [join(folder, "chain.pem"), join(folder, "leaf.key")];
  if (!existsSync(chainPath) || !existsSync(keyPath)) {
    const made = await makeChain();
    writeFileAtomic(keyPath, made.keyPem, 0o600);
    writeFileAtomic(chainPath, made.chainPem, 0o600);
  }
  return chainOf(
    { chainPem: readFileSync(chainPath, "utf8"), keyPem: readFileSync(keyPath, "utf8") },
    folder,
  );
}

/** Certificates from their texts (leaf first). Throws, with what to change in `folder`, where nobody could check signatures with them. */
export function chainOf(
  { chainPem, keyPem }: { chainPem: string; keyPem: string },
  folder: string,
): Certificates {
  const blocks = chainPem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  const rootPem = blocks.at(-1);
  if (!rootPem || blocks.length < 2)
    throw new Error(
      `${folder}/chain.pem needs a leaf and the certificates above it; delete it to have new ones made.`,
    );
  const key = createPrivateKey(keyPem);
  requireFitting(blocks, key, folder);
  return { key, chainPem, rootPem: `${rootPem}\n` };
}

/** Refuses, with what to change, a chain that nobody could check signatures with. */
function requireFitting(chain: readonly string[], key: KeyObject, folder: string): void {
  const [leaf, ...above] = chain.map((pem) => new X509Certificate(pem));
  if (key.asymmetricKeyDetails?.namedCurve !== "prime256v1")
    throw new Error(`${folder}/leaf.key has to be a P-256 key: Content Credentials are signed with ES256.`);
  if (!leaf?.checkPrivateKey(key))
    throw new Error(`${folder}/chain.pem has to begin with the certificate of leaf.key.`);
  if (Date.parse(leaf.validTo) < Date.now())
    throw new Error(`The certificate in ${folder}/chain.pem ended on ${leaf.validTo}: put a new one there.`);
  let below = leaf;
  for (const next of above) {
    if (!below.verify(next.publicKey))
      throw new Error(`${folder}/chain.pem has to go from leaf to root, each signed by the one after it.`);
    below = next;
  }
}

/** A leaf ends when its signatures do, since there are no timestamps: hence ten years. A leaf signed by itself is refused by readers. */
export async function makeChain(): Promise<{ chainPem: string; keyPem: string }> {
  const crypto = webcrypto as unknown as Crypto;
  const [rootKeys, leafKeys] = await Promise.all(
    [0, 1].map(() => webcrypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"])),
  );
  if (!rootKeys || !leafKeys) throw new Error("two pairs of keys were asked for");
  const now = Date.now();
  const dates = { notBefore: new Date(now - 3600_000), notAfter: new Date(now + 10 * YEAR) };
  const root = await X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: serial(),
      name: `CN=Cohue instance root, O=${OWN_ISSUER}`,
      ...dates,
      notAfter: new Date(now + 20 * YEAR),
      keys: rootKeys as CryptoKeyPair,
      signingAlgorithm: ALGORITHM,
      extensions: [
        new BasicConstraintsExtension(true, 1, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
        await SubjectKeyIdentifierExtension.create(rootKeys.publicKey as CryptoKey, false, crypto),
      ],
    },
    crypto,
  );
  const leaf = await X509CertificateGenerator.create(
    {
      serialNumber: serial(),
      subject: `CN=Cohue instance, O=${OWN_ISSUER}`,
      issuer: root.subject,
      ...dates,
      publicKey: leafKeys.publicKey as CryptoKey,
      signingKey: rootKeys.privateKey as CryptoKey,
      signingAlgorithm: ALGORITHM,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([EMAIL_PROTECTION], true),
        await SubjectKeyIdentifierExtension.create(leafKeys.publicKey as CryptoKey, false, crypto),
        await AuthorityKeyIdentifierExtension.create(rootKeys.publicKey as CryptoKey, false, crypto),
      ],
    },
    crypto,
  );
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", leafKeys.privateKey));
  const base64 = pkcs8.toString("base64").replace(/.{64}/g, "$&\n");
  return {
    chainPem: `${leaf.toString("pem")}\n${root.toString("pem")}\n`,
    keyPem: `-----BEGIN PRIVATE KEY-----\n${base64}\n-----END PRIVATE KEY-----\n`,
  };
}

const serial = (): string =>
  `01${Buffer.from(webcrypto.getRandomValues(new Uint8Array(15))).toString("hex")}`;
