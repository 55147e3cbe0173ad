import { skeleton } from "./skeleton";

/** In whatever place of a name, and however it is spaced. */
const ANYWHERE = [
  "cohue",
  "moderator",
  "moderation",
  "moderateur",
  "moderador",
  "administrat",
  "administrador",
];
/** As a word of its own, or as the whole name. */
const WORDS = ["admin", "admins", "mod", "mods", "staff", "sysadmin", "sysop", "webmaster"];
/** As the whole name: what Cohue itself calls somebody, or what speaks for a site. */
const WHOLE = [
  "official",
  "support",
  "system",
  "security",
  "help desk",
  "team",
  "the team",
  "someone who left",
  "anonymous",
];

const skeletons = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(skeleton));
const [anywhere, words, whole] = [[...skeletons(ANYWHERE)], skeletons(WORDS), skeletons(WHOLE)];

/** Whether a name could be taken for the site's own, or for those who moderate it, by what it looks like. */
export function isReserved(name: string): boolean {
  const all = skeleton(name);
  if (whole.has(all) || words.has(all)) return true;
  if (anywhere.some((word) => all.includes(word))) return true;
  return name.split(/[^\p{L}\p{N}\p{M}|!@$]+/u).some((word) => words.has(skeleton(word)));
}
