import { z } from "zod";

export const ByJob = z.object({ id: z.string().min(1).max(64) });
