-- CreateTable
CREATE TABLE "RoomExport" (
    "id" TEXT NOT NULL,
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
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readyAt" TIMESTAMP(3),
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "RoomExport_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RoomExport_room_createdAt_idx" ON "RoomExport"("room", "createdAt");

-- CreateIndex
CREATE INDEX "RoomExport_actor_createdAt_idx" ON "RoomExport"("actor", "createdAt");

-- CreateIndex
CREATE INDEX "RoomExport_blob_idx" ON "RoomExport"("blob");
