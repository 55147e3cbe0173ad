import { ruleTitle } from "@/app/_moderation/rule-words";
import type { Say } from "@/app/_words/say";
import { idsOf } from "@/core/kernel/ids/branded";
import { RULES, type RuleId } from "@/core/moderation/rules";
import { SUBJECT_KINDS, type SubjectKind } from "@/core/moderation/subjects";

type Option<T extends string> = { value: T; label: string };
const option = <T extends string>(value: T, label: string): Option<T> => ({ value, label });

export const statesIn = (t: Say<"desk">) =>
  [
    option("open", t("filters.waiting")),
    option("appealed", t("filters.appealed")),
    option("decided", t("filters.decided")),
    option("closed", t("filters.closed")),
    option("all", t("filters.all")),
  ] as const;
export const kindsIn = (t: Say<"desk">): readonly Option<SubjectKind | "any">[] => [
  option("any", t("filters.anything")),
  ...SUBJECT_KINDS.map((kind) => option(kind, t("filters.kinds", { kind }))),
];
export const byRuleIn = (tTerms: Say<"terms">, t: Say<"desk">): readonly Option<RuleId | "any">[] => [
  option("any", t("filters.anyRule")),
  ...idsOf(RULES).map((id) => option(id, ruleTitle(tTerms, id))),
];
export const claimsIn = (t: Say<"desk">) =>
  [
    option("any", t("filters.anyones")),
    option("nobody", t("filters.nobodys")),
    option("mine", t("filters.mine")),
  ] as const;
export const sortsIn = (t: Say<"desk">) =>
  [
    option("priority", t("filters.mostUrgent")),
    option("oldest", t("filters.oldest")),
    option("newest", t("filters.newest")),
  ] as const;

export type Filters = {
  state: ReturnType<typeof statesIn>[number]["value"];
  kind: SubjectKind | "any";
  rule: RuleId | "any";
  claim: ReturnType<typeof claimsIn>[number]["value"];
  sort: ReturnType<typeof sortsIn>[number]["value"];
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
export function filtersOf(
  tTerms: Say<"terms">,
  t: Say<"desk">,
  search: { get: (name: string) => string | null },
): Filters {
  const page = Number(search.get("page"));
  return {
    state: one(statesIn(t), search.get("state"), UNFILTERED.state),
    kind: one(kindsIn(t), search.get("kind"), UNFILTERED.kind),
    rule: one(byRuleIn(tTerms, t), search.get("rule"), UNFILTERED.rule),
    claim: one(claimsIn(t), search.get("claim"), UNFILTERED.claim),
    sort: one(sortsIn(t), search.get("sort"), UNFILTERED.sort),
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
