-- AlterTable
ALTER TABLE "Room" ADD COLUMN "logBytes" BIGINT NOT NULL DEFAULT 0;

-- What is there counts as what comes: the payload, and 300 bytes for the rest of each event.
UPDATE "Room" SET "logBytes" = COALESCE((SELECT SUM(LENGTH(CAST("payload" AS BLOB)) + 300) FROM "RoomEvent" WHERE "room" = "Room"."id"), 0);
