import { z } from "zod";

export const Word = z.string().min(1).max(80);
