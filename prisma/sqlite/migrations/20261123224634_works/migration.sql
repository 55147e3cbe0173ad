-- CreateTable
CREATE TABLE "Work" (
    "id" TEXT NOT NULL PRIMARY KEY,
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
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "publishedAt" DATETIME,
    "updatedAt" DATETIME NOT NULL
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
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "supersededAt" DATETIME,
    "why" TEXT,

    PRIMARY KEY ("work", "version"),
    CONSTRAINT "WorkVersion_work_fkey" FOREIGN KEY ("work") REFERENCES "Work" ("id") ON DELETE CASCADE ON UPDATE CASCADE
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
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("work", "version", "size", "format"),
    CONSTRAINT "WorkFile_work_version_fkey" FOREIGN KEY ("work", "version") REFERENCES "WorkVersion" ("work", "version") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "WorkCredit" (
    "work" TEXT NOT NULL,
    "player" TEXT NOT NULL,
    "influence" REAL NOT NULL,
    "error" REAL NOT NULL,
    "edits" INTEGER NOT NULL,
    "declared" INTEGER,
    "agreed" BOOLEAN NOT NULL DEFAULT false,
    "consent" TEXT NOT NULL,
    "decidedAt" DATETIME,
    "without" TEXT,

    PRIMARY KEY ("work", "player"),
    CONSTRAINT "WorkCredit_work_fkey" FOREIGN KEY ("work") REFERENCES "Work" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "WorkParent" (
    "child" TEXT NOT NULL,
    "parent" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "record" TEXT NOT NULL,

    PRIMARY KEY ("child", "parent"),
    CONSTRAINT "WorkParent_child_fkey" FOREIGN KEY ("child") REFERENCES "Work" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "WorkParent_parent_fkey" FOREIGN KEY ("parent") REFERENCES "Work" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Fingerprint" (
    "work" TEXT NOT NULL,
    "orientation" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    PRIMARY KEY ("work", "orientation")
);

-- CreateTable
CREATE TABLE "WorkApplause" (
    "work" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("work", "actor"),
    CONSTRAINT "WorkApplause_work_fkey" FOREIGN KEY ("work") REFERENCES "Work" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "WorkComment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "work" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" DATETIME,
    CONSTRAINT "WorkComment_work_fkey" FOREIGN KEY ("work") REFERENCES "Work" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Notification" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "actor" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "data" TEXT NOT NULL,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" DATETIME
);

-- CreateTable
CREATE TABLE "Job" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "data" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "progress" REAL NOT NULL DEFAULT 0,
    "error" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL
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
