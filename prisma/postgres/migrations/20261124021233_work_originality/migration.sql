-- CreateTable
CREATE TABLE "WorkOriginality" (
    "work" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "look" TEXT NOT NULL,
    "training" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WorkOriginality_pkey" PRIMARY KEY ("work")
);

-- AddForeignKey
ALTER TABLE "WorkOriginality" ADD CONSTRAINT "WorkOriginality_work_fkey" FOREIGN KEY ("work") REFERENCES "Work"("id") ON DELETE CASCADE ON UPDATE CASCADE;
