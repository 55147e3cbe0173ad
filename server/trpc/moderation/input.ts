import { z } from "zod";

import { REASONS_LENGTH } from "@/core/moderation/limits";

const CaseId = z.string().regex(/^[A-Za-z0-9_-]{3,100}$/, "not a case");

export const ByCase = z.object({ case: CaseId });
export const Version = z.int().min(0);
export const Reasons = z.string().min(10, "Say a little more: at least ten characters.").max(REASONS_LENGTH);
export const Page = z.int().min(1).max(10_000).optional();
