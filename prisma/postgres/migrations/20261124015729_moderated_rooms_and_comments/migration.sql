-- AlterTable
ALTER TABLE "Room" ADD COLUMN     "moderation" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "WorkComment" ADD COLUMN     "moderation" TEXT NOT NULL DEFAULT '';
