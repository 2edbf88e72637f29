-- AlterTable
ALTER TABLE "product" ADD COLUMN     "facet_tokens" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "rating_score" DOUBLE PRECISION NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "product_variant" ADD COLUMN     "facet_tokens" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "facet_value" (
    "token" TEXT NOT NULL,
    "facet" TEXT NOT NULL,
    "facet_name" TEXT NOT NULL,
    "value_name" TEXT NOT NULL,

    CONSTRAINT "facet_value_pkey" PRIMARY KEY ("token")
);

-- CreateIndex
CREATE INDEX "facet_value_facet_idx" ON "facet_value"("facet");

-- CreateIndex
CREATE INDEX "product_facet_tokens_idx" ON "product" USING GIN ("facet_tokens");

-- ------------------------------------------------------------------------------------------------ written by hand from here

-- A name as addresses say it: lower case, accents off, words joined by hyphens, a number together with its unit ("40 cm" and
-- "40CM" are one). What has no letter and no digit is told apart by its hash.
CREATE FUNCTION facet_slug(words text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(
    nullif(trim(both '-' from left(regexp_replace(regexp_replace(lower(unaccent(normalize(words, NFKC))),
      '([0-9])[[:space:]]+([[:alpha:]])', '\1\2', 'g'), '[^[:alnum:]]+', '-', 'g'), 60)), ''),
    'x' || left(md5(trim(words)), 8))
$$;
-- The name of a facet. What an address uses for other things is set apart.
CREATE FUNCTION facet_key(words text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN slug IN ('q', 'for', 'exact', 'category', 'factory', 'collection', 'price', 'currency', 'rating', 'in-stock',
                            'sort', 'cursor', 'pages', 'all', 'limit')
              THEN 'option-' || slug ELSE slug END
  FROM facet_slug(words) AS slug
$$;

-- What exists gets its tokens.
CREATE TEMPORARY TABLE option_value AS
SELECT v.product_id, v.id AS variant_id, facet_key(o.option ->> 'name') AS facet, o.option ->> 'name' AS facet_name,
       v.option_values[o.place] AS value_name,
       facet_key(o.option ->> 'name') || ':' || facet_slug(v.option_values[o.place]) AS token
FROM product p JOIN product_variant v ON v.product_id = p.id AND v.retired_at IS NULL
CROSS JOIN LATERAL jsonb_array_elements(p.options) WITH ORDINALITY AS o(option, place)
WHERE v.option_values[o.place] IS NOT NULL;
INSERT INTO facet_value (token, facet, facet_name, value_name)
SELECT DISTINCT ON (token) token, facet, facet_name, value_name FROM option_value ORDER BY token, product_id;
UPDATE product_variant v SET facet_tokens = t.tokens
FROM (SELECT variant_id, array_agg(DISTINCT token) AS tokens FROM option_value GROUP BY variant_id) t WHERE t.variant_id = v.id;
UPDATE product p SET facet_tokens = t.tokens
FROM (SELECT product_id, array_agg(DISTINCT token) AS tokens FROM option_value GROUP BY product_id) t WHERE t.product_id = p.id;
DROP TABLE option_value;

-- "Best rated": a Bayesian average, (3.5 * 5 + sum) / (5 + count), as if each product began with five ratings of 3.5 stars; so
-- one rating of five stars (3.75) does not lead fifty of 4.6 (4.5). 0 while nobody has rated. The prior is fixed: one that
-- followed all ratings would move every product with each of them. https://en.wikipedia.org/wiki/Bayesian_average
CREATE FUNCTION score_rating() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.rating_score := CASE WHEN NEW.rating_count = 0 THEN 0 ELSE (17.5 + NEW.rating_sum) / (5 + NEW.rating_count) END;
  RETURN NEW;
END $$;
CREATE TRIGGER "product_score_insert" BEFORE INSERT ON "product" FOR EACH ROW EXECUTE FUNCTION score_rating();
CREATE TRIGGER "product_score_update" BEFORE UPDATE ON "product"
  FOR EACH ROW WHEN ((OLD.rating_sum, OLD.rating_count) IS DISTINCT FROM (NEW.rating_sum, NEW.rating_count))
  EXECUTE FUNCTION score_rating();
UPDATE product SET rating_score = (17.5 + rating_sum) / (5 + rating_count) WHERE rating_count > 0;
DROP INDEX "product_on_sale_rating";
DROP INDEX "product_on_sale_vendor_rating";
CREATE INDEX "product_on_sale_rating" ON "product" (rating_score, id)
  WHERE status = 'approved' AND vendor_status = 'approved';
CREATE INDEX "product_on_sale_vendor_rating" ON "product" (vendor_slug, rating_score, id)
  WHERE status = 'approved' AND vendor_status = 'approved';
