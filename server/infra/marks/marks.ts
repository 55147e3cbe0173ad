import type { Certificates } from "./certificates";
import { type Credentials, type ReadCredentials, readCredentials, signImage } from "./content-credentials";
import { encodeImage, relabelImage } from "./encode-image";
import { enlarge, reduce } from "./enlarge";
import { fingerprints } from "./fingerprint";
import type { Marker } from "./marker";
import { type Decoded, decodeUpload } from "./safe-image";

/** Everything that is done to a picture's bytes on their way out, and read from bytes that come in. */
export type Marks = Marker & {
  /** The root of the instance's certificates, PEM. */
  readonly rootPem: string;
  encode: typeof encodeImage;
  relabel: typeof relabelImage;
  sign: (bytes: Uint8Array, mime: string, credentials: Credentials) => Promise<Uint8Array>;
  credentials: (bytes: Uint8Array, mime: string, rootPem: string | null) => Promise<ReadCredentials>;
  fingerprints: typeof fingerprints;
  enlarge: typeof enlarge;
  reduce: typeof reduce;
  decode: (bytes: Uint8Array) => Promise<Decoded>;
};

/** Marks with these certificates. */
export const marksWith = (certificates: Certificates, marker: Marker): Marks => ({
  ...marker,
  ...reading,
  get rootPem() {
    return certificates.rootPem;
  },
  sign: (bytes, mime, credentials) => signImage(bytes, mime, credentials, certificates),
});

/** What needs no certificates. */
export const reading = {
  encode: encodeImage,
  relabel: relabelImage,
  credentials: readCredentials,
  fingerprints,
  enlarge,
  reduce,
  decode: decodeUpload,
};
