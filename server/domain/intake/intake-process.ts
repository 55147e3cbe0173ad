import { AppError } from "@/core/kernel/errors";
import { readSigned, type SignedRecord } from "@/core/work/record/record";
import type { Report } from "@/server/domain/verify/checks";
import { logsFrom } from "@/server/domain/verify/logs-from";
import type { Sources } from "@/server/domain/verify/sources";
import { verifyFile } from "@/server/domain/verify/verify-file";
import { markerHere } from "@/server/infra/marks/marker";
import { reading } from "@/server/infra/marks/marks";
import { decodeUpload } from "@/server/infra/marks/safe-image";
import { type Ask, serveReader } from "@/server/infra/reader/serve-reader";
import type { Job, Question } from "./job";

/** The process behind `intake.ts`: it parses what strangers send, and therefore holds no secrets. */
serveReader(async (job, ask) => {
  const asked = job as Job;
  return asked.kind === "picture" ? decodeUpload(asked.bytes, asked.options) : verify(asked, ask);
});

async function verify({ given, keys, root }: Job & { kind: "verify" }, ask: Ask): Promise<Report> {
  const of = <T>(what: Question, question: unknown) => ask(what, question) as Promise<T>;
  const sources: Sources = {
    keys,
    root,
    marks: { ...markerHere(), ...reading },
    record: (wanted) => of("record", wanted),
    logs: logsFrom(({ room, size }) => of("rows", { room, size })),
    sizesOf: (model) => of("sizesOf", model),
    render: (still, size, enlarger) => of("render", { still, size, enlarger }),
    looksLike: (fingerprint) => of("looksLike", fingerprint),
    publication: (work, version) => of("publication", { work, version }),
  };
  return "file" in given
    ? verifyFile(given.file, null, sources)
    : verifyFile(null, parseRecord(given.record), sources);
}

function parseRecord(text: Uint8Array): SignedRecord | "damaged" {
  const record = readSigned(jsonOf(text));
  if (!record)
    throw new AppError("malformed", "not a record", "This is not a record of Cohue, or a damaged one.");
  return record;
}

function jsonOf(text: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(text));
  } catch {
    return null;
  }
}
