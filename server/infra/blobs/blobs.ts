import type { Sha256 } from "@/core/kernel/ids/ids";

/** Content-addressed bytes: the address is the SHA-256, so a blob never changes. One contract suite tests every store. */
export type Blobs = {
  /** Keeps the bytes durably and answers their address. The same bytes are one blob; keeping them again renews it. */
  put: (bytes: Uint8Array) => Promise<Sha256>;
  /** Null when there is none, or what is there no longer has that hash. */
  get: (hash: Sha256) => Promise<Uint8Array | null>;
  has: (hash: Sha256) => Promise<boolean>;
  delete: (hash: Sha256) => Promise<void>;
  /**
   * Deletes a blob that nobody has kept since `before` (milliseconds since 1970), and answers whether it did. A `put` of the same
   * bytes at the same moment wins: after it the blob is there.
   */
  deleteIdle: (hash: Sha256, before: number) => Promise<boolean>;
  /** Every blob there is, in no order, with its length and when it was kept (milliseconds since 1970). */
  list: () => AsyncIterable<{ hash: Sha256; bytes: number; at: number }>;
};
