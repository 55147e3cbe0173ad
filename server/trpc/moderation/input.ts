import { z } from "zod";
import { DeskDecision, REASONS_LENGTH, REPORT_LENGTH } from "@/core/moderation/events";
import { RuleId } from "@/core/moderation/rules";
import { SUBJECT_KINDS, Subject } from "@/core/moderation/subjects";
import { BULK_MOST } from "@/server/domain/moderation/bulk";

const CaseId = z.string().regex(/^[A-Za-z0-9_-]{3,100}$/, "not a case");
const Version = z.int().min(0);
const Reasons = z.string().min(10, "Say a little more: at least ten characters.").max(REASONS_LENGTH);
const Page = z.int().min(1).max(10_000).optional();

export const ByCase = z.object({ case: CaseId });
export const ReportInput = z.object({
  subject: Subject,
  rule: RuleId,
  text: z.string().max(REPORT_LENGTH * 2),
});
export const QueueInput = z.object({
  state: z.enum(["open", "decided", "appealed", "closed", "all"]).optional(),
  kind: z.enum(SUBJECT_KINDS).optional(),
  rule: RuleId.optional(),
  claim: z.enum(["mine", "nobody"]).optional(),
  sort: z.enum(["priority", "oldest", "newest"]).optional(),
  page: Page,
});
/** What a moderator can do in a case; appeals come from the one concerned. */
export const ActInput = ByCase.extend({
  version: Version,
  body: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("claim") }),
    z.object({ kind: z.literal("release") }),
    z.object({ kind: z.literal("note"), text: z.string().min(1).max(REASONS_LENGTH) }),
    z.object({ kind: z.literal("escalate"), text: z.string().min(1).max(REASONS_LENGTH) }),
    z.object({ kind: z.literal("decide"), decision: DeskDecision }),
    z.object({ kind: z.literal("restore"), why: z.string().min(1).max(REASONS_LENGTH) }),
    z.object({
      kind: z.literal("answer-appeal"),
      outcome: z.enum(["upheld", "overturned"]),
      reasons: Reasons,
    }),
    z.object({ kind: z.literal("undo") }),
  ]),
});
export const DecideOnInput = z.object({ subject: Subject, decision: DeskDecision });
export const OpenInput = z.object({ subject: Subject, note: z.string().min(1).max(REASONS_LENGTH) });
export const BulkInput = z.object({
  cases: z
    .array(ByCase.extend({ version: Version }))
    .min(1)
    .max(BULK_MOST),
  decision: DeskDecision,
});
export const UndoBulkInput = z.object({ bulk: z.uuid() });
export const AppealInput = ByCase.extend({ version: Version, text: Reasons });
export const LogInput = z.object({ page: Page });
export const SpanInput = z
  .object({ from: z.int().min(0), to: z.int().min(0) })
  .refine((s) => s.from < s.to, "from is before to");
