import { z } from "zod";
import { WorkId } from "@/core/kernel/ids/ids";

import { LICENCE_IDS } from "@/core/work/record/licences";

export const ByWork = z.object({ id: WorkId });
export const LicenceInput = z.enum(LICENCE_IDS);
