-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Room" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "visibility" TEXT NOT NULL,
    "passwordHash" TEXT,
    "hostActor" TEXT NOT NULL,
    "defaultRole" TEXT NOT NULL,
    "modelId" TEXT NOT NULL,
    "epoch" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "head" TEXT NOT NULL,
    "frozen" BOOLEAN NOT NULL DEFAULT false,
    "parentRoom" TEXT,
    "parentSeq" INTEGER,
    "settledSeq" INTEGER,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    "lastActiveAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" DATETIME,
    "moderation" TEXT NOT NULL DEFAULT ''
);
INSERT INTO "new_Room" ("closedAt", "createdAt", "defaultRole", "epoch", "frozen", "head", "hostActor", "id", "lastActiveAt", "modelId", "parentRoom", "parentSeq", "passwordHash", "seq", "settledSeq", "slug", "title", "updatedAt", "visibility") SELECT "closedAt", "createdAt", "defaultRole", "epoch", "frozen", "head", "hostActor", "id", "lastActiveAt", "modelId", "parentRoom", "parentSeq", "passwordHash", "seq", "settledSeq", "slug", "title", "updatedAt", "visibility" FROM "Room";
DROP TABLE "Room";
ALTER TABLE "new_Room" RENAME TO "Room";
CREATE UNIQUE INDEX "Room_slug_key" ON "Room"("slug");
CREATE INDEX "Room_visibility_lastActiveAt_idx" ON "Room"("visibility", "lastActiveAt");
CREATE INDEX "Room_hostActor_idx" ON "Room"("hostActor");
CREATE TABLE "new_WorkComment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "work" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" DATETIME,
    "moderation" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "WorkComment_work_fkey" FOREIGN KEY ("work") REFERENCES "Work" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_WorkComment" ("actor", "at", "id", "removedAt", "text", "work") SELECT "actor", "at", "id", "removedAt", "text", "work" FROM "WorkComment";
DROP TABLE "WorkComment";
ALTER TABLE "new_WorkComment" RENAME TO "WorkComment";
CREATE INDEX "WorkComment_work_at_idx" ON "WorkComment"("work", "at");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
