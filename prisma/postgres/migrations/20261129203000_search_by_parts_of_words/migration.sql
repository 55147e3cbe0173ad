-- Where which three letters stand in works' texts: what finds a rare word without reading all of them. It needs pg_trgm, which comes with
-- PostgreSQL (on Debian in the same package) and which an ordinary role may add to its database. Where it may not, or the extension is not
-- there, searching reads all texts, as before. The same statement may be given later by hand.
DO $$
DECLARE
  home name;
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
  SELECT n.nspname INTO home FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm';
  EXECUTE format('CREATE INDEX "Work_text_parts_idx" ON "Work" USING gin ("text" %I.gin_trgm_ops)', home);
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'no index of parts of words: %', SQLERRM;
END $$;
