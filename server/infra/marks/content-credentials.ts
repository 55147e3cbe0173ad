import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Certificates } from "./certificates";
import { coseSign1 } from "./cose";

/** Bytes kept free for a signature with two or three certificates. */
const RESERVED = 8192;
const SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/";
const RECORD = "app.cohue.record";

/**
 * Always given. Without them the library asks whatever address a file names for a manifest (`dcterms:provenance` in XMP) or for the
 * standing of a certificate (OCSP), follows redirects and waits for ever.
 */
const OFFLINE = {
  verify: { remote_manifest_fetch: false, ocsp_fetch: false },
  core: {
    allowed_network_hosts: [] as string[],
    allow_redirects: false,
    max_decompressed_manifest_size_in_mb: 8,
  },
};

export type Credentials = {
  title: string;
  software: string;
  /** Null for what is not a published work. */
  recordHash: string | null;
  recordUrl: string;
  /** A word of IPTC's digital source types. */
  sourceType: string;
  doNotTrain: boolean;
  parents: readonly { title: string; url: string }[];
};
export type ReadCredentials = {
  present: boolean;
  /** Whole, and signed by whoever's certificate it carries. */
  valid: boolean;
  issuer: string | null;
  /** Signed under the root that was given. */
  trusted: boolean;
  recordHash: string | null;
  problems: string[];
  /** The file has none in it and names an address where they are kept, which nobody asks. */
  elsewhere: boolean;
};

/** The library reads files as browsers do; these are what it misses in Node. */
class BytesBlob extends Blob {
  readonly content: Uint8Array<ArrayBuffer>;
  constructor(content: Uint8Array, type: string) {
    const copy = new Uint8Array(content);
    super([copy], { type });
    this.content = copy;
  }
  override slice(from = 0, to = this.content.length, type = this.type): Blob {
    return new BytesBlob(this.content.subarray(from, to), type);
  }
}
class BytesReader {
  readAsArrayBuffer(blob: BytesBlob): ArrayBuffer {
    const { buffer, byteOffset, byteLength } = blob.content;
    return buffer.slice(byteOffset, byteOffset + byteLength);
  }
}

let loading: Promise<typeof import("@contentauth/c2pa-wasm")> | null = null;
function library() {
  loading ??= (async () => {
    const scope = globalThis as { FileReaderSync?: unknown };
    scope.FileReaderSync ??= BytesReader;
    const c2pa = await import("@contentauth/c2pa-wasm");
    const path = createRequire(import.meta.url).resolve("@contentauth/c2pa-wasm/c2pa.wasm");
    c2pa.initSync({ module: readFileSync(path) });
    return c2pa;
  })();
  return loading;
}

/** Embeds C2PA Content Credentials in a PNG, JPEG or WebP. Nothing may touch the file's bytes afterwards. */
export async function signImage(
  bytes: Uint8Array,
  mime: string,
  credentials: Credentials,
  certificates: Certificates,
): Promise<Uint8Array> {
  const c2pa = await library();
  const builder = c2pa.WasmBuilder.fromJson(
    JSON.stringify(manifestOf(credentials)),
    JSON.stringify({
      ...OFFLINE,
      builder: { thumbnail: { enabled: false } },
      verify: { ...OFFLINE.verify, verify_after_sign: false },
    }),
  );
  try {
    const signer = {
      alg: "es256",
      reserveSize: RESERVED,
      sign: async (claim: Uint8Array) => coseSign1(claim, certificates.key, certificates.chainPem, RESERVED),
    };
    return await builder.sign(signer as never, [], mime, new BytesBlob(bytes, mime));
  } finally {
    builder.free();
  }
}

function manifestOf(c: Credentials) {
  const [name, version] = c.software.split("/");
  const use = { use: c.doNotTrain ? "notAllowed" : "allowed" };
  return {
    claim_generator_info: [{ name, version }],
    title: c.title,
    assertions: [
      {
        label: "c2pa.actions.v2",
        data: {
          actions: [
            {
              action: "c2pa.created",
              digitalSourceType: SOURCE_TYPE + c.sourceType,
              softwareAgent: { name, version },
            },
            ...(c.parents.length > 0
              ? [
                  {
                    action: "c2pa.edited",
                    description: `Made from ${c.parents.map((p) => p.url).join(" and ")}`,
                  },
                ]
              : []),
          ],
        },
      },
      {
        label: "cawg.training-mining",
        data: {
          entries: {
            "cawg.ai_training": use,
            "cawg.ai_generative_training": use,
            "cawg.data_mining": { use: "allowed" },
          },
        },
      },
      ...(c.recordHash
        ? [{ label: RECORD, data: { hash: c.recordHash, url: c.recordUrl, parents: c.parents } }]
        : []),
    ],
  };
}

type Manifest = {
  signature_info?: { issuer?: string };
  assertions?: { label: string; data?: { hash?: unknown } }[];
};
type Store = {
  active_manifest?: string;
  manifests?: Record<string, Manifest>;
  validation_state?: string;
  validation_status?: { code: string }[];
};
const NONE: ReadCredentials = {
  present: false,
  valid: false,
  issuer: null,
  trusted: false,
  recordHash: null,
  problems: [],
  elsewhere: false,
};

/** What a file's Content Credentials say and whether they fit it. Never throws: bytes that make no sense carry none. */
export async function readCredentials(
  bytes: Uint8Array,
  mime: string,
  rootPem: string | null,
): Promise<ReadCredentials> {
  const c2pa = await library();
  const settings = JSON.stringify({
    ...OFFLINE,
    ...(rootPem && { trust: { user_anchors: rootPem } }),
    verify: { ...OFFLINE.verify, ...(rootPem && { verify_trust: true }) },
  });
  let store: Store;
  try {
    const reader = await c2pa.WasmReader.fromBytes(mime, new Uint8Array(bytes), settings);
    try {
      store = JSON.parse(reader.json()) as Store;
    } finally {
      reader.free();
    }
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    if (words.includes("RemoteManifestUrl")) return { ...NONE, elsewhere: true };
    return /JumbfNotFound|no JUMBF|not found|UnsupportedType/i.test(words) || !hasManifest(bytes)
      ? NONE
      : { ...NONE, present: true, problems: [words.slice(0, 200)] };
  }
  const manifest = store.manifests?.[store.active_manifest ?? ""];
  if (!manifest) return NONE;
  const problems = (store.validation_status ?? [])
    .map(({ code }) => code)
    .filter((code) => code !== "signingCredential.untrusted");
  const hash = manifest.assertions?.find(({ label }) => label.startsWith(RECORD))?.data?.hash;
  return {
    present: true,
    valid: store.validation_state !== "Invalid" || (problems.length === 0 && !rootPem),
    issuer: manifest.signature_info?.issuer ?? null,
    trusted: store.validation_state === "Trusted",
    recordHash: typeof hash === "string" && /^[0-9a-f]{64}$/.test(hash) ? hash : null,
    problems,
    elsewhere: false,
  };
}

/** Whether a file holds the head of a manifest store (JUMBF, ISO/IEC 19566-5): what cannot be read of others is no credential. */
const hasManifest = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes("jumb");
