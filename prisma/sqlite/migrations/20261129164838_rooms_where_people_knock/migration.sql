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
    "logBytes" BIGINT NOT NULL DEFAULT 0,
    "frozen" BOOLEAN NOT NULL DEFAULT false,
    "parentRoom" TEXT,
    "parentSeq" INTEGER,
    "settledSeq" INTEGER,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    "lastActiveAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" DATETIME,
    "openedAt" DATETIME,
    "fadeDays" INTEGER NOT NULL DEFAULT 7,
    "knock" BOOLEAN NOT NULL DEFAULT false,
    "archivedAt" DATETIME,
    "deletedAt" DATETIME,
    "moderation" TEXT NOT NULL DEFAULT ''
);
INSERT INTO "new_Room" ("archivedAt", "closedAt", "createdAt", "defaultRole", "deletedAt", "epoch", "fadeDays", "frozen", "head", "hostActor", "id", "lastActiveAt", "logBytes", "modelId", "moderation", "openedAt", "parentRoom", "parentSeq", "passwordHash", "seq", "settledSeq", "slug", "title", "updatedAt", "visibility") SELECT "archivedAt", "closedAt", "createdAt", "defaultRole", "deletedAt", "epoch", "fadeDays", "frozen", "head", "hostActor", "id", "lastActiveAt", "logBytes", "modelId", "moderation", "openedAt", "parentRoom", "parentSeq", "passwordHash", "seq", "settledSeq", "slug", "title", "updatedAt", "visibility" FROM "Room";
DROP TABLE "Room";
ALTER TABLE "new_Room" RENAME TO "Room";
CREATE UNIQUE INDEX "Room_slug_key" ON "Room"("slug");
CREATE INDEX "Room_visibility_lastActiveAt_idx" ON "Room"("visibility", "lastActiveAt");
CREATE INDEX "Room_hostActor_idx" ON "Room"("hostActor");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
