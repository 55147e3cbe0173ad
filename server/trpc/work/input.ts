import { z } from "zod";

import { LICENCE_IDS } from "@/core/work/licences";
import { WorkId } from "@/core/work/record";

export const ByWork = z.object({ id: WorkId });
export const LicenceInput = z.enum(LICENCE_IDS);
