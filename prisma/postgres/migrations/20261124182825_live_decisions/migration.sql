-- AlterTable
ALTER TABLE "ModerationCase" ADD COLUMN     "live" TEXT;

-- CreateTable
CREATE TABLE "CaseConcern" (
    "case" TEXT NOT NULL,
    "actor" TEXT NOT NULL,

    CONSTRAINT "CaseConcern_pkey" PRIMARY KEY ("case","actor")
);

-- CreateIndex
CREATE INDEX "CaseConcern_actor_idx" ON "CaseConcern"("actor");

-- CreateIndex
CREATE INDEX "ModerationCase_live_idx" ON "ModerationCase"("live");
