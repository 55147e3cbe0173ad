import { z } from "zod";

export const ByUser = z.object({ userId: z.string().min(1).max(64) });
