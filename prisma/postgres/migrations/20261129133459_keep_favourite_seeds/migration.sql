-- CreateTable
CREATE TABLE "FavouriteSeed" (
    "room" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "seed" BIGINT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FavouriteSeed_pkey" PRIMARY KEY ("room","actor","seed")
);

-- CreateIndex
CREATE INDEX "FavouriteSeed_actor_model_idx" ON "FavouriteSeed"("actor", "model");

-- AddForeignKey
ALTER TABLE "FavouriteSeed" ADD CONSTRAINT "FavouriteSeed_room_fkey" FOREIGN KEY ("room") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;
