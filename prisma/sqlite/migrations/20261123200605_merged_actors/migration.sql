-- CreateIndex
CREATE INDEX "Actor_mergedInto_idx" ON "Actor"("mergedInto");
