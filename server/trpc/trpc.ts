import { initTRPC, TRPCError } from "@trpc/server";
import { z } from "zod";
import { jsonBytes } from "@/core/api/json-bytes";
import { AppError, CODES, type Code } from "@/core/kernel/errors";
import { inLanguage } from "@/core/kernel/said/in-language";
import { barredFromHere, freeSession } from "@/server/auth/session";
import { faultOf, isOurFault } from "@/server/domain/storage/fault-of";
import type { Services } from "@/server/services";
import { ANSWER, type Context } from "./context";

const STATUS_TO_TRPC = {
  400: "BAD_REQUEST",
  401: "UNAUTHORIZED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  405: "METHOD_NOT_SUPPORTED",
  409: "CONFLICT",
  410: "NOT_FOUND",
  413: "PAYLOAD_TOO_LARGE",
  415: "UNSUPPORTED_MEDIA_TYPE",
  422: "UNPROCESSABLE_CONTENT",
  429: "TOO_MANY_REQUESTS",
  500: "INTERNAL_SERVER_ERROR",
  503: "SERVICE_UNAVAILABLE",
} as const satisfies Record<(typeof CODES)[Code]["status"], TRPCError["code"]>;

const t = initTRPC.context<Context>().create({
  /** Adds our own code and the words for a person; never a stack or an internal message. */
  errorFormatter({ shape, error, ctx }) {
    const { code, words } = explain(error);
    return {
      ...shape,
      message: inLanguage(words, ctx?.language ?? "en"),
      data: { code: shape.data.code, httpStatus: shape.data.httpStatus, path: shape.data.path, app: code },
    };
  },
});

function explain(error: TRPCError): { code: Code; words: string } {
  const { cause } = error;
  if (cause instanceof AppError) return { code: cause.code, words: cause.displayable };
  if (cause instanceof z.core.$ZodError) {
    const [issue] = cause.issues;
    return { code: "malformed", words: issue ? issueWords(issue) : CODES.malformed.words };
  }
  if (error.code === "NOT_FOUND" || error.code === "METHOD_NOT_SUPPORTED")
    return { code: "not_found", words: CODES.not_found.words };
  if (error.code === "INTERNAL_SERVER_ERROR") return { code: "internal", words: CODES.internal.words };
  return { code: "malformed", words: CODES.malformed.words };
}

/** A schema's own sentence is for people, and says all; anything else is for whoever writes the request, who needs to know where. */
function issueWords(issue: z.core.$ZodIssue): string {
  const { path, message } = issue;
  const isSentence = /^[A-Z].*\.$/.test(message);
  if (!isSentence && issue.code === "too_big" && issue.origin === "string")
    return `That text is too long: at most ${issue.maximum} characters.`;
  return isSentence || path.length === 0 ? message : `${path.join(".")}: ${message}`;
}

/** Turns our errors into tRPC's once, for every procedure; unknown ones are logged with their cause. */
const mapErrors = t.middleware(async ({ ctx, next, path }) => {
  const result = await next();
  if (result.ok) return result;
  const { cause, code } = result.error;
  if (!(cause instanceof AppError) && code !== "INTERNAL_SERVER_ERROR") return result;
  if (isOurFault(cause ?? result.error))
    ctx.services.logger.error({ err: cause ?? result.error, path }, "procedure failed");
  const fault = faultOf(cause ?? result.error);
  throw new TRPCError({
    code: STATUS_TO_TRPC[CODES[fault.code].status],
    message: fault.message,
    cause: fault,
  });
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** Refuses to answer more than a request may hold, before any text is made of it: who asks for less at once gets it. */
const limitAnswer = t.middleware(async ({ ctx, next, path }) => {
  const result = await next();
  if (!result.ok) return result;
  const most = Math.min(ANSWER, ctx.answer?.left ?? ANSWER);
  const bytes = jsonBytes(result.data, most);
  if (bytes > most)
    throw new AppError("too_large", path, "The answer would be too large. Ask for less at once.");
  if (ctx.answer) ctx.answer.left -= bytes;
  return result;
});

const anyone = t.procedure.use(mapErrors).use(limitAnswer);

const open = anyone.use(({ ctx, next }) => next({ ctx: { ...ctx, session: freeSession(ctx.session) } }));

const evenBarred = anyone.use(({ ctx, next }) => {
  if (!ctx.session) throw new AppError("signed_out");
  return next({ ctx: { ...ctx, session: ctx.session } });
});

const signedIn = evenBarred.use(({ ctx, next }) => {
  const words = barredFromHere(ctx.session);
  if (words) throw new AppError("banned", "barred", words);
  return next();
});

const moderator = signedIn.use(({ ctx, next }) => {
  if (ctx.session.role === "user") throw new AppError("not_found", "not a moderator");
  return next();
});

const admin = signedIn.use(({ ctx, next }) => {
  if (ctx.session.role !== "admin") throw new AppError("not_found", "not an admin");
  return next();
});

/** Hands on the named parts of the services, and nothing else. */
const handing = <Name extends keyof Services>(names: readonly Name[]) =>
  t.middleware(({ ctx: { services }, next }) => {
    const parts = Object.fromEntries(names.map((name) => [name, services[name]]));
    return next({ ctx: { services: parts as Pick<Services, Name> } });
  });

/** Anyone, those who are banned as themselves. As all of them: `names` are the parts of the services that the procedure uses. */
export const evenBarredOpenProcedure = <Name extends keyof Services = never>(...names: Name[]) =>
  anyone.use(handing(names));

/** Anyone, signed in or not. Who is banned or suspended reads what the public reads. */
export const openProcedure = <Name extends keyof Services = never>(...names: Name[]) =>
  open.use(handing(names));

/** Guests and accounts, also those who are banned or suspended: what a person is told of decisions, and their appeal. */
export const evenBarredProcedure = <Name extends keyof Services = never>(...names: Name[]) =>
  evenBarred.use(handing(names));

/** Guests and accounts; `ctx.session` is there. `banned`, with why and until when, for those who may not take part. */
export const signedInProcedure = <Name extends keyof Services = never>(...names: Name[]) =>
  signedIn.use(handing(names));

/** Moderators and admins. To everyone else what is behind it does not exist. */
export const moderatorProcedure = <Name extends keyof Services = never>(...names: Name[]) =>
  moderator.use(handing(names));

/** Admins alone. To everyone else what is behind it does not exist. */
export const adminProcedure = <Name extends keyof Services = never>(...names: Name[]) =>
  admin.use(handing(names));
