-- AlterTable
ALTER TABLE "Work" ADD COLUMN "ratio" TEXT;
