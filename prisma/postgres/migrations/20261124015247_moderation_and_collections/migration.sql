-- AlterTable
ALTER TABLE "ChatLine" ADD COLUMN     "removedAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Work" ADD COLUMN     "label" TEXT,
ADD COLUMN     "moderation" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "ModerationEvent" (
    "id" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "data" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ModerationEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ModerationCase" (
    "id" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "concerns" TEXT,
    "state" TEXT NOT NULL,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL,
    "reports" INTEGER NOT NULL DEFAULT 0,
    "claimedBy" TEXT,
    "claimedAt" TIMESTAMP(3),
    "openedAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ModerationCase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PersonStanding" (
    "actor" TEXT NOT NULL,
    "mutedUntil" TIMESTAMP(3),
    "suspendedUntil" TIMESTAMP(3),
    "bannedAt" TIMESTAMP(3),
    "bannedUntil" TIMESTAMP(3),
    "reason" TEXT,
    "case" TEXT,

    CONSTRAINT "PersonStanding_pkey" PRIMARY KEY ("actor")
);

-- CreateTable
CREATE TABLE "Strike" (
    "id" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "liftedAt" TIMESTAMP(3),

    CONSTRAINT "Strike_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Bar" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "case" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "liftedAt" TIMESTAMP(3),

    CONSTRAINT "Bar_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BlockedFingerprint" (
    "id" TEXT NOT NULL,
    "orientation" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "work" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "liftedAt" TIMESTAMP(3),

    CONSTRAINT "BlockedFingerprint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ListedWord" (
    "word" TEXT NOT NULL,
    "list" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ListedWord_pkey" PRIMARY KEY ("word")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL DEFAULT '',
    "before" TEXT,
    "after" TEXT,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PasswordReset" (
    "id" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "madeBy" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "PasswordReset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiKey" (
    "id" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3),
    "lastUsedAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "ApiKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Collection" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "visibility" TEXT NOT NULL DEFAULT 'public',
    "moderation" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Collection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CollectionItem" (
    "collection" TEXT NOT NULL,
    "work" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "addedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CollectionItem_pkey" PRIMARY KEY ("collection","work")
);

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

-- AddForeignKey
ALTER TABLE "CollectionItem" ADD CONSTRAINT "CollectionItem_collection_fkey" FOREIGN KEY ("collection") REFERENCES "Collection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CollectionItem" ADD CONSTRAINT "CollectionItem_work_fkey" FOREIGN KEY ("work") REFERENCES "Work"("id") ON DELETE CASCADE ON UPDATE CASCADE;
