-- CreateTable
CREATE TABLE "FavouriteSeed" (
    "room" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "seed" BIGINT NOT NULL,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("room", "actor", "seed"),
    CONSTRAINT "FavouriteSeed_room_fkey" FOREIGN KEY ("room") REFERENCES "Room" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "FavouriteSeed_actor_model_idx" ON "FavouriteSeed"("actor", "model");
