import "reflect-metadata";
import { webcrypto } from "node:crypto";
import {
  AuthorityInfoAccessExtension,
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from "@peculiar/x509";

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;
const YEAR = 365 * 24 * 3600 * 1000;
const crypto = webcrypto as unknown as Crypto;

type ChainOptions = {
  until?: number;
  /** Where its certificates say that their standing can be asked. */
  ocsp?: string;
};

/** A leaf, an intermediate and a root, as an operator has from an authority. */
export async function testChain(
  organisation: string,
  { until = Date.now() + YEAR, ocsp }: ChainOptions = {},
) {
  const keys = (await Promise.all(
    [0, 1, 2].map(() => webcrypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"])),
  )) as unknown as [CryptoKeyPair, CryptoKeyPair, CryptoKeyPair];
  const [rootKeys, middleKeys, leafKeys] = keys;
  const root = await issue(`CN=${organisation} root, O=${organisation}`, rootKeys, rootKeys);
  const middle = await issue(`CN=${organisation} signing, O=${organisation}`, middleKeys, rootKeys, root);
  const leaf = await issue(
    `CN=${organisation}, O=${organisation}`,
    leafKeys,
    middleKeys,
    middle,
    until,
    ocsp,
  );
  const blocks = [leaf, middle, root].map((certificate) => certificate.toString("pem"));
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", leafKeys.privateKey as never));
  const keyPem = `-----BEGIN PRIVATE KEY-----\n${pkcs8.toString("base64")}\n-----END PRIVATE KEY-----\n`;
  return { blocks, chainPem: `${blocks.join("\n")}\n`, keyPem };
}

/** A certificate; for a leaf where `until` is given. */
async function issue(
  subject: string,
  own: CryptoKeyPair,
  by: CryptoKeyPair,
  above?: X509Certificate,
  until?: number,
  ocsp?: string,
): Promise<X509Certificate> {
  const isLeaf = until !== undefined;
  const usage = isLeaf ? KeyUsageFlags.digitalSignature : KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign;
  return X509CertificateGenerator.create(
    {
      subject,
      issuer: above?.subject ?? subject,
      notBefore: new Date(Date.now() - 2 * YEAR),
      notAfter: new Date(until ?? Date.now() + 5 * YEAR),
      publicKey: own.publicKey,
      signingKey: by.privateKey,
      signingAlgorithm: ALGORITHM,
      extensions: [
        new BasicConstraintsExtension(!isLeaf, undefined, true),
        new KeyUsagesExtension(usage, true),
        ...(isLeaf ? [new ExtendedKeyUsageExtension(["1.3.6.1.5.5.7.3.4"], true)] : []),
        ...(ocsp ? [new AuthorityInfoAccessExtension({ ocsp })] : []),
        await SubjectKeyIdentifierExtension.create(own.publicKey, false, crypto),
        await AuthorityKeyIdentifierExtension.create(by.publicKey, false, crypto),
      ],
    },
    crypto,
  );
}
