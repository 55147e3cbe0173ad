/** Kinds of notices. A person cannot turn off those that ask for an answer, or that tell of a decision about them. */
export const NOTICE_KINDS = {
  credit: {
    label: "Questions about my credit",
    hint: "How I want to appear on a work I had a part in.",
    always: true,
  },
  consent: {
    label: "Questions before something is published",
    hint: "Whether a picture that I had a part in, in a private or unlisted room, may be published.",
    always: true,
  },
  decision: {
    label: "Decisions of moderators about me",
    hint: "With their reasons, and how to appeal.",
    always: true,
  },
  "credit-decided": {
    label: "Answers about works I published",
    hint: "Somebody is named, stays unnamed, or withdrew.",
    always: false,
  },
  comment: { label: "Comments", hint: "Somebody said something about a work I published.", always: false },
  superseded: {
    label: "New versions",
    hint: "A work I had a part in, or made something from, has a new picture.",
    always: false,
  },
  remixed: {
    label: "Remixes",
    hint: "Somebody published something made from a work I had a part in.",
    always: false,
  },
  report: { label: "What came of my reports", hint: "When moderators have decided.", always: false },
} as const satisfies Record<string, { label: string; hint: string; always: boolean }>;

export type NoticeKind = keyof typeof NOTICE_KINDS;
export const NOTICE_KIND_IDS = Object.keys(NOTICE_KINDS) as [NoticeKind, ...NoticeKind[]];

export const mayMute = (kind: NoticeKind): boolean => !NOTICE_KINDS[kind].always;
