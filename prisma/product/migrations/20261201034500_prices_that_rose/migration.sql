-- What a running reduction is compared with outlived prices that rose meanwhile, and said what was not so. Such a variant is
-- compared with nothing until its price is read anew: by the next reduction, or by the next rise.
WITH "risen" AS (
  UPDATE "product_variant" v SET prior = NULL
  WHERE v.prior IS NOT NULL AND EXISTS (
    SELECT FROM (
      SELECT h.valid_from, h.price_minor, lag(h.price_minor) OVER (ORDER BY h.valid_from, h.valid_until NULLS LAST) AS before_minor
      FROM "price_history" h
      WHERE h.variant_id = v.id AND (h.valid_until IS NULL OR h.valid_until > h.valid_from)
    ) step
    WHERE step.price_minor > step.before_minor
      AND step.valid_from > (SELECT min(r.started_at) FROM "price_reduction" r WHERE r.product_id = v.product_id)
  )
  RETURNING v.product_id
)
UPDATE "product" p SET compare_at = NULL WHERE p.id IN (SELECT product_id FROM "risen") AND p.compare_at IS NOT NULL;
