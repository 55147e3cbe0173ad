-- CreateTable
CREATE TABLE "MutedNotice" (
    "actor" TEXT NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "MutedNotice_pkey" PRIMARY KEY ("actor","kind")
);
