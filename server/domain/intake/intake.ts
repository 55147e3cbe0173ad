import { AppError } from "@/core/kernel/errors";
import type { HasDatabase } from "@/prisma/client";
import type { Report } from "@/server/domain/verify/checks";
import { type Answers, instanceAnswers } from "@/server/domain/verify/instance-sources";
import { because, REASONS } from "@/server/domain/verify/reasons";
import { Findings } from "@/server/domain/verify/report";
import type { Drawing, Sealing } from "@/server/domain/work/deps";
import type { Logger } from "@/server/infra/log/logger";
import type { Decoded, DecodeOptions } from "@/server/infra/marks/safe-image";
import { ReaderEnded } from "@/server/infra/reader/reader";
import type { Answering } from "@/server/infra/reader/reader-limits";
import { openReaders } from "@/server/infra/reader/reader-pool";
import { type Given, type Job, QUESTIONS, type Question } from "./job";

/**
 * Reads every file that strangers send, in processes without secrets and without a network, one file at a time. The server's event loop
 * does not wait for it, and a file that crashes its process affects no other file.
 */
export type Intake = {
  /** Checks a file or a record against everything that the instance knows. `malformed` for a text that is not a record. */
  verify: (
    given: Given,
    deps: HasDatabase & Pick<Drawing, "render" | "sizesOf"> & Sealing,
    signal?: AbortSignal,
  ) => Promise<Report>;
  /** Decodes an uploaded picture to pixels on a paper-coloured ground. `malformed` or `too_large`, with words, if it is not a picture. */
  picture: (bytes: Uint8Array, options?: DecodeOptions, signal?: AbortSignal) => Promise<Decoded>;
  close: () => void;
};

const LIMITS = { atOnce: 2, seconds: 20, memory: 1536 * 1024 * 1024 };
const TOO_MUCH = REASONS.tooMuch;

type IntakeOptions = { env: NodeJS.ProcessEnv; logger: Logger; limits?: Partial<typeof LIMITS> };

export function openIntake({ env, logger, limits }: IntakeOptions): Intake {
  const readers = openReaders("server/domain/intake/intake-process.ts", { ...LIMITS, ...limits, env });
  const read = <T>(job: Job, answer: Answering, signal?: AbortSignal) =>
    readers.read(job, answer, signal).catch((error: unknown) => {
      if (error instanceof ReaderEnded)
        logger.warn({ why: error.message, kind: job.kind }, "a reader process ended while it read a file");
      throw error;
    }) as Promise<T>;
  return {
    verify: (given, deps, signal) => {
      const { keys } = deps.signer;
      return read<Report>(
        { kind: "verify", given, keys, root: deps.marks.rootPem },
        answering(instanceAnswers(deps)),
        signal,
      ).catch((error: unknown) => {
        if (!(error instanceof ReaderEnded)) throw error;
        const found = new Findings();
        found.note("file" in given ? "file" : "record", "fail", because("tooMuch"));
        return found.report(null);
      });
    },
    picture: (bytes, options = {}, signal) =>
      read<Decoded>({ kind: "picture", bytes, options }, refuseAll, signal).catch((error: unknown) => {
        throw error instanceof ReaderEnded ? new AppError("malformed", error.message, TOO_MUCH) : error;
      }),
    close: readers.close,
  };
}

const refuseAll: Answering = async (what) => {
  throw new AppError("forbidden", `${what} was asked`);
};

/** Answers the questions of a reader process after checking them. */
function answering(answers: Answers): Answering {
  const of: Record<Question, (question: unknown) => Promise<unknown>> = {
    record: async (q) => answers.record(QUESTIONS.record.parse(q)),
    rows: async (q) => answers.rows(QUESTIONS.rows.parse(q)),
    sizesOf: async (q) => answers.sizesOf(QUESTIONS.sizesOf.parse(q)),
    render: async (q) => {
      const { still, size, enlarger } = QUESTIONS.render.parse(q);
      return answers.render(still, size, enlarger);
    },
    looksLike: async (q) => answers.looksLike(QUESTIONS.looksLike.parse(q)),
    publication: async (q) => {
      const { work, version } = QUESTIONS.publication.parse(q);
      return answers.publication(work, version);
    },
  };
  return async (what, question) => {
    if (!Object.hasOwn(of, what)) throw new AppError("malformed", `${what} was asked`);
    return of[what as Question](question);
  };
}
