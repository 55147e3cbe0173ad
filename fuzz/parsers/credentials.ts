import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { squareOf } from "@/core/picture/render/shape";
import { openCertificates } from "@/server/infra/marks/certificates";
import { readCredentials, signImage } from "@/server/infra/marks/content-credentials";
import { encodeImage } from "@/server/infra/marks/encode-image";
import { xmpOf } from "@/server/infra/marks/xmp";
import { damaged } from "../arbitraries/bytes";
import { parser } from "../parser";
import { LABELS } from "../sound-pictures";

const SIZE = 32;
const FORMATS = ["png", "jpeg", "webp"] as const;

/** Content Credentials: never an error, a hash that is one, and nothing is ours whose picture was changed. */
export const credentials = parser("credentials", 60, async () => {
  const folder = mkdtempSync(join(tmpdir(), "cohue-fuzz-"));
  const certificates = await openCertificates(folder);
  const rgb = Uint8Array.from({ length: SIZE * SIZE * 3 }, (_, i) => (i * 37) % 256);
  const said = {
    title: LABELS.title,
    software: "cohue/0.1.0",
    recordHash: "a".repeat(64),
    recordUrl: LABELS.recordUrl,
    sourceType: LABELS.digitalSourceType,
    doNotTrain: true,
    parents: [{ title: "A parent", url: LABELS.recordUrl }],
  };
  const files = await Promise.all(
    FORMATS.map(async (format) => {
      const encoded = await encodeImage({ rgb, shape: squareOf(SIZE), format, xmp: xmpOf(LABELS) });
      return signImage(encoded, `image/${format}`, said, certificates);
    }),
  );
  return {
    inputs: fc.record({
      bytes: damaged(files),
      format: fc.constantFrom(...FORMATS, "avif", "gif", "tiff", "svg+xml"),
      ours: fc.boolean(),
    }),
    check: async ({ bytes, format, ours }) => {
      const read = await readCredentials(bytes, `image/${format}`, ours ? certificates.rootPem : null);
      if (read.recordHash !== null && !/^[0-9a-f]{64}$/.test(read.recordHash)) throw new Error("no hash");
      if (read.present && !Buffer.from(bytes).includes("jumb")) throw new Error("there were none");
      if (read.trusted && !ours) throw new Error("trusted under no root");
      if (read.trusted && read.recordHash !== said.recordHash)
        throw new Error("another record is vouched for");
      if (!read.present && (read.valid || read.trusted || read.recordHash))
        throw new Error("valid, yet not there");
    },
    close: () => rmSync(folder, { recursive: true }),
  };
});
