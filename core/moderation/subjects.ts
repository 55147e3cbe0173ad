import type { z } from "zod";
import { AppError } from "@/core/kernel/errors";
import type { ActorId, RoomId, WorkId } from "@/core/kernel/ids/ids";

/** What can be reported, and decided on. */
export const SUBJECT_KINDS = ["work", "room", "person", "comment", "chat", "exhibition"] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** A kind, a colon and an id. Its schema is in `schemas.ts`, which browsers need not fetch. */
export type Subject = string & z.core.$brand<"Subject">;
export const SUBJECT = new RegExp(`^(?:${SUBJECT_KINDS.join("|")}):[A-Za-z0-9_-]{1,64}$`);
const isSubject = (text: string): text is Subject => SUBJECT.test(text);

/** Throws AppError `malformed` where the id is none. */
export function subjectOf(kind: SubjectKind, id: string): Subject {
  const subject = `${kind}:${id}`;
  if (!isSubject(subject)) throw new AppError("malformed", "not something that can be reported");
  return subject;
}

type SubjectParts =
  | { kind: "work"; id: WorkId }
  | { kind: "room"; id: RoomId }
  | { kind: "person"; id: ActorId }
  | { kind: Exclude<SubjectKind, "work" | "room" | "person">; id: string };

/** The one place where a subject becomes ids: whoever makes one names something that there is. */
export function partsOfSubject(subject: Subject): SubjectParts {
  const at = subject.indexOf(":");
  return { kind: subject.slice(0, at), id: subject.slice(at + 1) } as SubjectParts;
}
