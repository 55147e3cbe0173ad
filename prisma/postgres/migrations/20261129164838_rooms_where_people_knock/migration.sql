-- AlterTable
ALTER TABLE "Room" ADD COLUMN     "knock" BOOLEAN NOT NULL DEFAULT false;
