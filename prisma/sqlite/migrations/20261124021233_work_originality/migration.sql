-- CreateTable
CREATE TABLE "WorkOriginality" (
    "work" TEXT NOT NULL PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "look" TEXT NOT NULL,
    "training" TEXT NOT NULL,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "WorkOriginality_work_fkey" FOREIGN KEY ("work") REFERENCES "Work" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
