import { idsOf } from "@/core/kernel/ids/branded";
import { RULES, type RuleId } from "@/core/moderation/rules";
import { SUBJECT_KINDS, type SubjectKind } from "@/core/moderation/subjects";
import { KIND_WORDS } from "../words";

type Option<T extends string> = { value: T; label: string };
const option = <T extends string>(value: T, label: string): Option<T> => ({ value, label });

export const STATES = [
  option("open", "Waiting"),
  option("appealed", "Appealed"),
  option("decided", "Decided"),
  option("closed", "Closed"),
  option("all", "All"),
] as const;
export const KINDS: readonly Option<SubjectKind | "any">[] = [
  option("any", "Anything"),
  ...SUBJECT_KINDS.map((kind) => option(kind, `${KIND_WORDS[kind]}s`)),
];
export const BY_RULE: readonly Option<RuleId | "any">[] = [
  option("any", "Any rule"),
  ...idsOf(RULES).map((id) => option(id, RULES[id].title)),
];
export const CLAIMS = [
  option("any", "Anyone's"),
  option("nobody", "Nobody's"),
  option("mine", "Mine"),
] as const;
export const SORTS = [
  option("priority", "Most urgent"),
  option("oldest", "Oldest"),
  option("newest", "Newest"),
] as const;

export type Filters = {
  state: (typeof STATES)[number]["value"];
  kind: SubjectKind | "any";
  rule: RuleId | "any";
  claim: (typeof CLAIMS)[number]["value"];
  sort: (typeof SORTS)[number]["value"];
  page: number;
};
export const UNFILTERED: Filters = {
  state: "open",
  kind: "any",
  rule: "any",
  claim: "any",
  sort: "priority",
  page: 1,
};

const one = <T extends string>(options: readonly Option<T>[], raw: string | null, otherwise: T): T =>
  options.find(({ value }) => value === raw)?.value ?? otherwise;

/** What an address asks for; what it says wrongly is left out. */
export function filtersOf(search: { get: (name: string) => string | null }): Filters {
  const page = Number(search.get("page"));
  return {
    state: one(STATES, search.get("state"), UNFILTERED.state),
    kind: one(KINDS, search.get("kind"), UNFILTERED.kind),
    rule: one(BY_RULE, search.get("rule"), UNFILTERED.rule),
    claim: one(CLAIMS, search.get("claim"), UNFILTERED.claim),
    sort: one(SORTS, search.get("sort"), UNFILTERED.sort),
    page: Number.isInteger(page) && page > 0 && page <= 10_000 ? page : 1,
  };
}

/** The address of a view of the queue; what is as usual is not in it. */
export function addressOf(filters: Filters): string {
  const said = (Object.keys(UNFILTERED) as (keyof Filters)[])
    .filter((name) => filters[name] !== UNFILTERED[name])
    .map((name) => [name, String(filters[name])]);
  return said.length > 0 ? `/moderation?${new URLSearchParams(said)}` : "/moderation";
}

/** What the server is asked. */
export function queryOf({ kind, rule, claim, ...rest }: Filters) {
  return {
    ...rest,
    ...(kind === "any" ? {} : { kind }),
    ...(rule === "any" ? {} : { rule }),
    ...(claim === "any" ? {} : { claim }),
  };
}

/** Whether anything but the state narrows the view. */
export const isNarrowed = ({ kind, rule, claim }: Filters): boolean =>
  kind !== "any" || rule !== "any" || claim !== "any";
