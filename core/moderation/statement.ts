import type { SubjectKind } from "./subjects";

/** What a subject is called in a sentence. */
export const SUBJECT_WORDS = {
  work: "work",
  room: "room",
  person: "person",
  comment: "comment",
  chat: "chat line",
  exhibition: "collection",
} as const satisfies Record<SubjectKind, string>;
