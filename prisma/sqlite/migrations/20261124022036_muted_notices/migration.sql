-- CreateTable
CREATE TABLE "MutedNotice" (
    "actor" TEXT NOT NULL,
    "kind" TEXT NOT NULL,

    PRIMARY KEY ("actor", "kind")
);
