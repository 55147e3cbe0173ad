import { z } from "zod";

export const ById = z.object({ id: z.string().regex(/^[0-9a-f]{16}$/) });
