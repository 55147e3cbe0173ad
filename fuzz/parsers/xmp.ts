import fc from "fast-check";
import sharp from "sharp";
import { readCredentials } from "@/server/infra/marks/content-credentials";
import { xmpOf } from "@/server/infra/marks/xmp";
import { damaged } from "../arbitraries/bytes";
import { parser } from "../parser";
import { LABELS } from "../sound-pictures";

const REMOTE = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dcterms="http://purl.org/dc/terms/" dcterms:provenance="http://127.0.0.1:9/m.c2pa"/></rdf:RDF></x:xmpmeta>`;
const TAGS = /<[^<>]*>/g;
const words = fc.string({ unit: "binary", maxLength: 40 });

/**
 * XMP, both ways: what people write goes into it as text, never as tags; what comes in a stranger's file is read without an error
 * and asks nobody.
 */
export const xmp = parser("xmp", 60, () => {
  const rgb = new Uint8Array(8 * 8 * 3);
  const tags = xmpOf({ ...LABELS, creators: ["a"] }).match(TAGS)?.length;
  const carrying = (packet: string, format: "jpeg" | "webp" | "png") =>
    sharp(rgb, { raw: { width: 8, height: 8, channels: 3 } })
      .withXmp(packet)
      .toFormat(format)
      .toBuffer();
  return {
    inputs: fc.record({
      title: words,
      creator: words,
      rights: words,
      packet: damaged([REMOTE, xmpOf(LABELS)].map((text) => new TextEncoder().encode(text))),
      format: fc.constantFrom("jpeg" as const, "webp" as const, "png" as const),
    }),
    check: async ({ title, creator, rights, packet, format }) => {
      const ours = xmpOf({ ...LABELS, title, creators: [creator], rights });
      if (ours.match(TAGS)?.length !== tags) throw new Error("what was written became tags");
      if (/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]|\p{Surrogate}/u.test(ours))
        throw new Error("no XML has this character");
      const before = globalThis.fetch;
      let fetched = false;
      globalThis.fetch = async () => {
        fetched = true;
        throw new Error("refused");
      };
      try {
        for (const text of [ours, new TextDecoder().decode(packet)]) {
          if (!text.trim()) continue;
          const read = await readCredentials(await carrying(text, format), `image/${format}`, null);
          if (read.present) throw new Error(`there are none: ${read.problems}`);
        }
      } finally {
        globalThis.fetch = before;
      }
      if (fetched) throw new Error("an address was asked");
    },
  };
});
