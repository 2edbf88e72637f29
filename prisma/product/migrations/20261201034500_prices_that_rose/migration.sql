-- What a running reduction is compared with outlived prices that rose meanwhile, and said what was not so. Such a variant is
-- compared with nothing until its price is read anew: by the next reduction, or by the next rise.
-- Meanwhile is since the reduction began, or since the first of those that it goes on, each deeper than the one before.
WITH RECURSIVE "chain" AS (
  SELECT r.product_id, r.started_at, r.percent FROM "price_reduction" r WHERE r.state = 'running'
  UNION ALL
  SELECT r.product_id, r.started_at, r.percent
  FROM "price_reduction" r
  JOIN "chain" c ON c.product_id = r.product_id AND r.ended_at = c.started_at AND r.percent < c.percent
  WHERE r.started_at < c.started_at
), "begun" AS (
  SELECT product_id, min(started_at) AS began_at FROM "chain" GROUP BY product_id
)
UPDATE "product_variant" v SET prior = NULL
FROM "begun"
WHERE "begun".product_id = v.product_id AND v.prior IS NOT NULL AND EXISTS (
  SELECT FROM (
    SELECT h.valid_from, h.price_minor, lag(h.price_minor) OVER (ORDER BY h.valid_from, h.valid_until NULLS LAST) AS before_minor
    FROM "price_history" h
    WHERE h.variant_id = v.id AND (h.valid_until IS NULL OR h.valid_until > h.valid_from)
  ) step
  WHERE step.price_minor > step.before_minor AND step.valid_from > "begun".began_at
);

-- Lists show what the variant of the lowest price is compared with.
UPDATE "product" p SET compare_at = (
  SELECT CASE WHEN (v.prior->>'priceMinor')::int > v.price_minor THEN v.prior END
  FROM "product_variant" v WHERE v.product_id = p.id AND v.retired_at IS NULL
  ORDER BY v.price_minor, v.position LIMIT 1
)
WHERE p.compare_at IS NOT NULL;
