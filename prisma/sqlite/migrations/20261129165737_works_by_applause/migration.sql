-- CreateIndex
CREATE INDEX "Work_status_applause_publishedAt_idx" ON "Work"("status", "applause", "publishedAt");
