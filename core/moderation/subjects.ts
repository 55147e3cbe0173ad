import { z } from "zod";

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

export function partsOfSubject(subject: Subject): { kind: SubjectKind; id: string } {
  const at = subject.indexOf(":");
  return { kind: subject.slice(0, at) as SubjectKind, id: subject.slice(at + 1) };
}
