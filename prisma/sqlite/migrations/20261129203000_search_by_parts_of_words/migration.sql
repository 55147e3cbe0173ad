-- Where which three letters stand in works' texts: what finds a rare word without reading all of them. Names that begin with _ belong to
-- no model, and are made anew wherever rows are copied to. A work's own rowid may change when the file is written anew, so it has a key here.
-- Whoever rebuilds "Work" makes its triggers again.
CREATE TABLE "_WorkKey" ("key" INTEGER PRIMARY KEY, "work" TEXT NOT NULL UNIQUE);
CREATE VIRTUAL TABLE "_WorkText" USING fts5("text", tokenize = 'trigram', content = '', contentless_delete = 1);

INSERT INTO "_WorkKey" ("work") SELECT "id" FROM "Work";
INSERT INTO "_WorkText" (rowid, "text") SELECT k."key", w."text" FROM "_WorkKey" k JOIN "Work" w ON w."id" = k."work";

CREATE TRIGGER "_WorkText_added" AFTER INSERT ON "Work" BEGIN
  INSERT INTO "_WorkKey" ("work") VALUES (new."id");
  INSERT INTO "_WorkText" (rowid, "text") SELECT "key", new."text" FROM "_WorkKey" WHERE "work" = new."id";
END;
CREATE TRIGGER "_WorkText_changed" AFTER UPDATE OF "text" ON "Work" WHEN old."text" IS NOT new."text" BEGIN
  UPDATE "_WorkText" SET "text" = new."text" WHERE rowid = (SELECT "key" FROM "_WorkKey" WHERE "work" = new."id");
END;
CREATE TRIGGER "_WorkText_removed" AFTER DELETE ON "Work" BEGIN
  DELETE FROM "_WorkText" WHERE rowid = (SELECT "key" FROM "_WorkKey" WHERE "work" = old."id");
  DELETE FROM "_WorkKey" WHERE "work" = old."id";
END;
