import { brander } from "@/core/kernel/ids/branded";
import type { ActorId, ModelId, RoomId, Sha256, WorkId } from "@/core/kernel/ids/ids";
import type { Ratio } from "@/core/picture/recipe/ratio";
import type { Player } from "@/core/work/credit/subset";

type WorkIds = {
  id: WorkId;
  room: RoomId;
  publisher: ActorId;
  modelId: ModelId;
  asked: Sha256;
  ratio: Ratio;
};
type CreditIds = { work: WorkId; player: Player; without: Sha256 };
type FileIds = { work: WorkId; blob: Sha256 };
type VersionIds = { work: WorkId; recordHash: Sha256; files: FileIds };
type Credited = WorkIds & { credits: CreditIds };

export const asWork = brander<
  Credited & {
    versions: VersionIds;
    parents: { child: WorkId; parent: WorkId; from: Credited };
    children: { child: WorkId; parent: WorkId; of: Credited };
  }
>();
export const asWorkVersion = brander<VersionIds>();
export const asWorkFile = brander<FileIds>();
export const asWorkCredit = brander<CreditIds & { of: Credited }>();
export const asWorkParent = brander<{ child: WorkId; parent: WorkId; from: Credited; of: Credited }>();
export const asWorkComment = brander<{ work: WorkId; actor: ActorId }>();
