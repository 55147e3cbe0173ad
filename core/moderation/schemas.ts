import * as z from "zod/mini";
import { RULE_IDS } from "./rules";
import { SUBJECT } from "./subjects";

export const RuleId = z.enum(RULE_IDS);
export type RuleId = z.infer<typeof RuleId>;

export const Subject = z
  .string()
  .check(z.regex(SUBJECT, "not something that can be reported"))
  .brand<"Subject">();
export type Subject = z.infer<typeof Subject>;
