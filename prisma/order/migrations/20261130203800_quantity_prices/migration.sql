-- What the buyer saw was one price so far; from now on it is the whole table of prices.
ALTER TABLE "cart_item" ADD COLUMN "prices_seen" JSONB;
UPDATE "cart_item" SET "prices_seen" = jsonb_build_object('priceMinor', "price_seen_minor", 'priceBreaks', '[]'::jsonb);
ALTER TABLE "cart_item" ALTER COLUMN "prices_seen" SET NOT NULL,
  DROP CONSTRAINT cart_item_price,
  DROP COLUMN "price_seen_minor",
  ADD CONSTRAINT cart_item_prices CHECK (("prices_seen"->>'priceMinor')::bigint >= 0
    AND jsonb_typeof("prices_seen"->'priceBreaks') = 'array');

-- What was sold before there were quantity prices was sold at the price of one.
ALTER TABLE "order_item" ADD COLUMN "list_price_minor" BIGINT, ADD COLUMN "tier_min_quantity" INTEGER;
UPDATE "order_item" SET "list_price_minor" = "unit_price_minor", "tier_min_quantity" = 1;
ALTER TABLE "order_item" ALTER COLUMN "list_price_minor" SET NOT NULL, ALTER COLUMN "tier_min_quantity" SET NOT NULL,
  ADD CONSTRAINT order_item_tier CHECK ("tier_min_quantity" >= 1 AND "unit_price_minor" <= "list_price_minor");
