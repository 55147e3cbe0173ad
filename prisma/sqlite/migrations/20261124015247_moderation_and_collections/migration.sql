-- AlterTable
ALTER TABLE "ChatLine" ADD COLUMN "removedAt" DATETIME;

-- CreateTable
CREATE TABLE "ModerationEvent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "subject" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "data" TEXT NOT NULL,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "ModerationCase" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "subject" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "concerns" TEXT,
    "state" TEXT NOT NULL,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL,
    "reports" INTEGER NOT NULL DEFAULT 0,
    "claimedBy" TEXT,
    "claimedAt" DATETIME,
    "openedAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "PersonStanding" (
    "actor" TEXT NOT NULL PRIMARY KEY,
    "mutedUntil" DATETIME,
    "suspendedUntil" DATETIME,
    "bannedAt" DATETIME,
    "bannedUntil" DATETIME,
    "reason" TEXT,
    "case" TEXT
);

-- CreateTable
CREATE TABLE "Strike" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "actor" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" DATETIME NOT NULL,
    "liftedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Bar" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "case" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" DATETIME NOT NULL,
    "liftedAt" DATETIME
);

-- CreateTable
CREATE TABLE "BlockedFingerprint" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "orientation" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "work" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "liftedAt" DATETIME
);

-- CreateTable
CREATE TABLE "ListedWord" (
    "word" TEXT NOT NULL PRIMARY KEY,
    "list" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL DEFAULT '',
    "before" TEXT,
    "after" TEXT,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "PasswordReset" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tokenHash" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "madeBy" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME
);

-- CreateTable
CREATE TABLE "ApiKey" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "actor" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" DATETIME,
    "lastUsedAt" DATETIME,
    "revokedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Collection" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "visibility" TEXT NOT NULL DEFAULT 'public',
    "moderation" TEXT NOT NULL DEFAULT '',
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "CollectionItem" (
    "collection" TEXT NOT NULL,
    "work" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "addedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("collection", "work"),
    CONSTRAINT "CollectionItem_collection_fkey" FOREIGN KEY ("collection") REFERENCES "Collection" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CollectionItem_work_fkey" FOREIGN KEY ("work") REFERENCES "Work" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Work" (
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
    "moderation" TEXT NOT NULL DEFAULT '',
    "label" TEXT,
    "text" TEXT NOT NULL DEFAULT '',
    "tags" TEXT NOT NULL DEFAULT '',
    "applause" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "publishedAt" DATETIME,
    "updatedAt" DATETIME NOT NULL
);
INSERT INTO "new_Work" ("applause", "classes", "colours", "createdAt", "description", "doNotTrain", "hue", "id", "licence", "modelId", "moment", "publishedAt", "publisher", "reason", "room", "seq", "status", "tags", "text", "title", "updatedAt", "version") SELECT "applause", "classes", "colours", "createdAt", "description", "doNotTrain", "hue", "id", "licence", "modelId", "moment", "publishedAt", "publisher", "reason", "room", "seq", "status", "tags", "text", "title", "updatedAt", "version" FROM "Work";
DROP TABLE "Work";
ALTER TABLE "new_Work" RENAME TO "Work";
CREATE UNIQUE INDEX "Work_moment_key" ON "Work"("moment");
CREATE INDEX "Work_status_publishedAt_idx" ON "Work"("status", "publishedAt");
CREATE INDEX "Work_room_idx" ON "Work"("room");
CREATE INDEX "Work_modelId_publishedAt_idx" ON "Work"("modelId", "publishedAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "ModerationEvent_subject_at_idx" ON "ModerationEvent"("subject", "at");

-- CreateIndex
CREATE INDEX "ModerationEvent_kind_at_idx" ON "ModerationEvent"("kind", "at");

-- CreateIndex
CREATE INDEX "ModerationEvent_actor_kind_at_idx" ON "ModerationEvent"("actor", "kind", "at");

-- CreateIndex
CREATE UNIQUE INDEX "ModerationEvent_case_version_key" ON "ModerationEvent"("case", "version");

-- CreateIndex
CREATE INDEX "ModerationCase_state_priority_openedAt_idx" ON "ModerationCase"("state", "priority", "openedAt");

-- CreateIndex
CREATE INDEX "ModerationCase_subject_idx" ON "ModerationCase"("subject");

-- CreateIndex
CREATE INDEX "ModerationCase_concerns_idx" ON "ModerationCase"("concerns");

-- CreateIndex
CREATE INDEX "PersonStanding_bannedAt_idx" ON "PersonStanding"("bannedAt");

-- CreateIndex
CREATE INDEX "Strike_actor_expiresAt_idx" ON "Strike"("actor", "expiresAt");

-- CreateIndex
CREATE INDEX "Bar_kind_value_idx" ON "Bar"("kind", "value");

-- CreateIndex
CREATE INDEX "Bar_actor_idx" ON "Bar"("actor");

-- CreateIndex
CREATE INDEX "BlockedFingerprint_work_idx" ON "BlockedFingerprint"("work");

-- CreateIndex
CREATE INDEX "BlockedFingerprint_case_idx" ON "BlockedFingerprint"("case");

-- CreateIndex
CREATE INDEX "AuditEntry_at_idx" ON "AuditEntry"("at");

-- CreateIndex
CREATE INDEX "AuditEntry_actor_at_idx" ON "AuditEntry"("actor", "at");

-- CreateIndex
CREATE INDEX "AuditEntry_subject_at_idx" ON "AuditEntry"("subject", "at");

-- CreateIndex
CREATE UNIQUE INDEX "PasswordReset_tokenHash_key" ON "PasswordReset"("tokenHash");

-- CreateIndex
CREATE INDEX "PasswordReset_userId_idx" ON "PasswordReset"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_hash_key" ON "ApiKey"("hash");

-- CreateIndex
CREATE INDEX "ApiKey_actor_idx" ON "ApiKey"("actor");

-- CreateIndex
CREATE INDEX "Collection_owner_updatedAt_idx" ON "Collection"("owner", "updatedAt");

-- CreateIndex
CREATE INDEX "Collection_kind_visibility_updatedAt_idx" ON "Collection"("kind", "visibility", "updatedAt");

-- CreateIndex
CREATE INDEX "CollectionItem_work_idx" ON "CollectionItem"("work");
