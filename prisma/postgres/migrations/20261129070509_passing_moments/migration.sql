-- AlterTable
ALTER TABLE "SettledFrame" ADD COLUMN     "passing" BOOLEAN NOT NULL DEFAULT false;
