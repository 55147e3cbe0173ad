-- AlterTable
ALTER TABLE "Room" ADD COLUMN     "openedAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Work" ADD COLUMN     "asked" TEXT,
ADD COLUMN     "askedAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "WorkCredit" ADD COLUMN     "asked" BOOLEAN NOT NULL DEFAULT false;
