-- CreateTable
CREATE TABLE "RoomExport" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "room" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "frames" INTEGER NOT NULL,
    "data" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "blob" TEXT,
    "bytes" INTEGER,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readyAt" DATETIME,
    "expiresAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "RoomExport_room_createdAt_idx" ON "RoomExport"("room", "createdAt");

-- CreateIndex
CREATE INDEX "RoomExport_actor_createdAt_idx" ON "RoomExport"("actor", "createdAt");

-- CreateIndex
CREATE INDEX "RoomExport_blob_idx" ON "RoomExport"("blob");
