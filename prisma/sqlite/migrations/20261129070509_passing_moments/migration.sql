-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_SettledFrame" (
    "room" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "blob" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "recipeHash" TEXT NOT NULL,
    "renderMs" REAL NOT NULL,
    "passing" BOOLEAN NOT NULL DEFAULT false,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("room", "seq"),
    CONSTRAINT "SettledFrame_room_fkey" FOREIGN KEY ("room") REFERENCES "Room" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_SettledFrame" ("at", "blob", "mime", "recipeHash", "renderMs", "room", "seq", "width") SELECT "at", "blob", "mime", "recipeHash", "renderMs", "room", "seq", "width" FROM "SettledFrame";
DROP TABLE "SettledFrame";
ALTER TABLE "new_SettledFrame" RENAME TO "SettledFrame";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
