-- CreateTable
CREATE TABLE "Work" (
    "id" TEXT NOT NULL,
    "moment" TEXT NOT NULL,
    "room" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "licence" TEXT NOT NULL,
    "doNotTrain" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 0,
    "publisher" TEXT NOT NULL,
    "modelId" TEXT NOT NULL,
    "classes" TEXT NOT NULL DEFAULT '',
    "colours" TEXT NOT NULL DEFAULT '',
    "hue" INTEGER NOT NULL DEFAULT -1,
    "text" TEXT NOT NULL DEFAULT '',
    "tags" TEXT NOT NULL DEFAULT '',
    "applause" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "publishedAt" TIMESTAMP(3),
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Work_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WorkVersion" (
    "work" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "recipe" TEXT NOT NULL,
    "recipeHash" TEXT NOT NULL,
    "modelHash" TEXT NOT NULL,
    "pixelsHash" TEXT NOT NULL,
    "nativeSize" INTEGER NOT NULL,
    "record" TEXT NOT NULL,
    "recordHash" TEXT NOT NULL,
    "keyId" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "supersededAt" TIMESTAMP(3),
    "why" TEXT,

    CONSTRAINT "WorkVersion_pkey" PRIMARY KEY ("work","version")
);

-- CreateTable
CREATE TABLE "WorkFile" (
    "work" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "size" INTEGER NOT NULL,
    "format" TEXT NOT NULL,
    "blob" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "keyId" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WorkFile_pkey" PRIMARY KEY ("work","version","size","format")
);

-- CreateTable
CREATE TABLE "WorkCredit" (
    "work" TEXT NOT NULL,
    "player" TEXT NOT NULL,
    "influence" DOUBLE PRECISION NOT NULL,
    "error" DOUBLE PRECISION NOT NULL,
    "edits" INTEGER NOT NULL,
    "declared" INTEGER,
    "agreed" BOOLEAN NOT NULL DEFAULT false,
    "consent" TEXT NOT NULL,
    "decidedAt" TIMESTAMP(3),
    "without" TEXT,

    CONSTRAINT "WorkCredit_pkey" PRIMARY KEY ("work","player")
);

-- CreateTable
CREATE TABLE "WorkParent" (
    "child" TEXT NOT NULL,
    "parent" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "record" TEXT NOT NULL,

    CONSTRAINT "WorkParent_pkey" PRIMARY KEY ("child","parent")
);

-- CreateTable
CREATE TABLE "Fingerprint" (
    "work" TEXT NOT NULL,
    "orientation" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "Fingerprint_pkey" PRIMARY KEY ("work","orientation")
);

-- CreateTable
CREATE TABLE "WorkApplause" (
    "work" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WorkApplause_pkey" PRIMARY KEY ("work","actor")
);

-- CreateTable
CREATE TABLE "WorkComment" (
    "id" TEXT NOT NULL,
    "work" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMP(3),

    CONSTRAINT "WorkComment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notification" (
    "id" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "data" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMP(3),

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Job" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "data" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "error" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Job_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Work_moment_key" ON "Work"("moment");

-- CreateIndex
CREATE INDEX "Work_status_publishedAt_idx" ON "Work"("status", "publishedAt");

-- CreateIndex
CREATE INDEX "Work_room_idx" ON "Work"("room");

-- CreateIndex
CREATE INDEX "Work_modelId_publishedAt_idx" ON "Work"("modelId", "publishedAt");

-- CreateIndex
CREATE INDEX "WorkVersion_recordHash_idx" ON "WorkVersion"("recordHash");

-- CreateIndex
CREATE INDEX "WorkFile_blob_idx" ON "WorkFile"("blob");

-- CreateIndex
CREATE INDEX "WorkCredit_player_idx" ON "WorkCredit"("player");

-- CreateIndex
CREATE INDEX "WorkParent_parent_idx" ON "WorkParent"("parent");

-- CreateIndex
CREATE INDEX "WorkComment_work_at_idx" ON "WorkComment"("work", "at");

-- CreateIndex
CREATE INDEX "Notification_actor_at_idx" ON "Notification"("actor", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Job_name_key" ON "Job"("name");

-- CreateIndex
CREATE INDEX "Job_state_createdAt_idx" ON "Job"("state", "createdAt");

-- AddForeignKey
ALTER TABLE "WorkVersion" ADD CONSTRAINT "WorkVersion_work_fkey" FOREIGN KEY ("work") REFERENCES "Work"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkFile" ADD CONSTRAINT "WorkFile_work_version_fkey" FOREIGN KEY ("work", "version") REFERENCES "WorkVersion"("work", "version") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkCredit" ADD CONSTRAINT "WorkCredit_work_fkey" FOREIGN KEY ("work") REFERENCES "Work"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkParent" ADD CONSTRAINT "WorkParent_child_fkey" FOREIGN KEY ("child") REFERENCES "Work"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkParent" ADD CONSTRAINT "WorkParent_parent_fkey" FOREIGN KEY ("parent") REFERENCES "Work"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkApplause" ADD CONSTRAINT "WorkApplause_work_fkey" FOREIGN KEY ("work") REFERENCES "Work"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkComment" ADD CONSTRAINT "WorkComment_work_fkey" FOREIGN KEY ("work") REFERENCES "Work"("id") ON DELETE CASCADE ON UPDATE CASCADE;
