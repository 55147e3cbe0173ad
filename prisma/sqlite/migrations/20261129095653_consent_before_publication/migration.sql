-- AlterTable
ALTER TABLE "Room" ADD COLUMN "openedAt" DATETIME;

-- AlterTable
ALTER TABLE "Work" ADD COLUMN "asked" TEXT;
ALTER TABLE "Work" ADD COLUMN "askedAt" DATETIME;

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_WorkCredit" (
    "work" TEXT NOT NULL,
    "player" TEXT NOT NULL,
    "influence" REAL NOT NULL,
    "error" REAL NOT NULL,
    "edits" INTEGER NOT NULL,
    "declared" INTEGER,
    "agreed" BOOLEAN NOT NULL DEFAULT false,
    "consent" TEXT NOT NULL,
    "asked" BOOLEAN NOT NULL DEFAULT false,
    "decidedAt" DATETIME,
    "without" TEXT,

    PRIMARY KEY ("work", "player"),
    CONSTRAINT "WorkCredit_work_fkey" FOREIGN KEY ("work") REFERENCES "Work" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_WorkCredit" ("agreed", "consent", "decidedAt", "declared", "edits", "error", "influence", "player", "without", "work") SELECT "agreed", "consent", "decidedAt", "declared", "edits", "error", "influence", "player", "without", "work" FROM "WorkCredit";
DROP TABLE "WorkCredit";
ALTER TABLE "new_WorkCredit" RENAME TO "WorkCredit";
CREATE INDEX "WorkCredit_player_idx" ON "WorkCredit"("player");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
