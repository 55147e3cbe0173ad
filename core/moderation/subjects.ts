import { z } from "zod";
import type { ActorId, RoomId, WorkId } from "@/core/kernel/ids/ids";

/** What can be reported, and decided on. */
export const SUBJECT_KINDS = ["work", "room", "person", "comment", "chat", "exhibition"] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** A kind, a colon and an id. */
export const Subject = z
  .string()
  .regex(
    new RegExp(`^(?:${SUBJECT_KINDS.join("|")}):[A-Za-z0-9_-]{1,64}$`),
    "not something that can be reported",
  )
  .brand<"Subject">();
export type Subject = z.infer<typeof Subject>;

export const subjectOf = (kind: SubjectKind, id: string): Subject => Subject.parse(`${kind}:${id}`);

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
