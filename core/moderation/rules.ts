/**
 * What is not accepted here. Reports name one of these, decisions cite one, and the rules page is made of them. `weight`
 * orders the queue: what can hurt somebody comes before what is only a nuisance.
 */
export const RULES = {
  minors: {
    title: "Nothing that sexualises children",
    text: "No pictures, titles or talk that sexualise a child, however made. Removed at once; whoever publishes it is banned, and the authorities may be told.",
    weight: 10,
  },
  threats: {
    title: "No threats and no harm",
    text: "No threats, no incitement to violence, no help or encouragement for somebody to hurt themselves or others.",
    weight: 8,
  },
  privacy: {
    title: "No one's private life",
    text: "No private information about a person, and no picture meant to pass for a real person without their agreement.",
    weight: 6,
  },
  hate: {
    title: "No hatred",
    text: "No attack on people for what they are: origin, faith, sex, sexuality, disability, age. No symbols of movements that preach it, other than to speak against them.",
    weight: 6,
  },
  harassment: {
    title: "No hounding of people",
    text: "No insults, no pile-ons, no following somebody from room to room, no spoiling of what others make after being asked to stop.",
    weight: 5,
  },
  sexual: {
    title: "No sexual content in public",
    text: "No pornography in works, names, titles and public rooms. Nudity in the manner of the art the networks learned from is not pornography.",
    weight: 4,
  },
  gore: {
    title: "No cruelty for its own sake",
    text: "No gore or cruelty shown for the thrill of it. Works that deal with suffering may need a label.",
    weight: 3,
  },
  rights: {
    title: "Others' rights",
    text: "Nothing that passes off another's work or mark as one's own, or brings in what one has no right to bring in. Names the right and its holder when reported.",
    weight: 4,
  },
  credit: {
    title: "Honest credit",
    text: "No false claim of who made a work, and no pretence that it was painted by hand or taken by a camera. The record says how it was made.",
    weight: 3,
  },
  spam: {
    title: "No advertising and no flooding",
    text: "No advertising, no repeated near-identical works, no floods of comments, reports or rooms.",
    weight: 1,
  },
  evasion: {
    title: "No way around a decision",
    text: "No coming back under another name after a ban, and no publishing again of what was removed.",
    weight: 5,
  },
  law: {
    title: "The law",
    text: "Nothing that is against the law where this site is run. Say which law when you report.",
    weight: 7,
  },
} as const satisfies Record<string, { title: string; text: string; weight: number }>;

export type RuleId = keyof typeof RULES;
export const RULE_IDS = Object.keys(RULES) as [RuleId, ...RuleId[]];
