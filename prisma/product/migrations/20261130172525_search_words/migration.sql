-- CreateTable
CREATE TABLE "search_word" (
    "word" TEXT NOT NULL,
    "stem" TEXT NOT NULL,

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("word")
);

-- CreateIndex
CREATE INDEX "search_word_stem_idx" ON "search_word"("stem");

-- CreateIndex
CREATE INDEX "search_word_alike" ON "search_word" USING GIN ("word" gin_trgm_ops);

-- ------------------------------------------------------------------------------------------------ written by hand from here

CREATE FUNCTION add_search_words(words text) RETURNS void LANGUAGE sql AS $$
  INSERT INTO search_word (word, stem)
  SELECT DISTINCT word, coalesce((ts_lexize('english_stem', word))[1], word)
  FROM regexp_split_to_table(lower(unaccent(normalize(words, NFKC))), '[^[:alnum:]]+') AS word
  WHERE length(word) BETWEEN 2 AND 40 AND word !~ '[0-9]'
  ORDER BY word
  ON CONFLICT (word) DO NOTHING
$$;

-- A trigger, so that the words are there whoever writes what they come from.
CREATE FUNCTION keep_search_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM add_search_words(concat_ws(' ', NEW.title, NEW.brand_name, NEW.vendor_name, NEW.category_name));
  RETURN NULL;
END $$;
CREATE TRIGGER "product_words_insert" AFTER INSERT ON "product"
  FOR EACH ROW WHEN (NEW.published_at IS NOT NULL) EXECUTE FUNCTION keep_search_words();
CREATE TRIGGER "product_words_update" AFTER UPDATE ON "product"
  FOR EACH ROW WHEN (NEW.published_at IS NOT NULL AND (OLD.title, OLD.brand_name, OLD.vendor_name, OLD.category_name, OLD.published_at)
    IS DISTINCT FROM (NEW.title, NEW.brand_name, NEW.vendor_name, NEW.category_name, NEW.published_at))
  EXECUTE FUNCTION keep_search_words();
SELECT add_search_words(string_agg(concat_ws(' ', title, brand_name, vendor_name, category_name), ' ')) FROM product
WHERE published_at IS NOT NULL;

-- Whether words find anything on sale. A function, because "does any exist" makes PostgreSQL believe that it soon meets one by
-- going through the table; words that find nothing would then read all of it.
CREATE FUNCTION finds_words(query tsquery) RETURNS boolean LANGUAGE sql STABLE SET enable_seqscan = off AS $$
  SELECT EXISTS (SELECT FROM product p WHERE p.search @@ query AND p.status = 'approved' AND p.vendor_status = 'approved')
$$;
