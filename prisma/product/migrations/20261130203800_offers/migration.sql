-- AlterTable
ALTER TABLE "product" ADD COLUMN     "is_capped" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "min_quantity" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "offer_version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "quantity_step" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "supply" TEXT NOT NULL DEFAULT 'stock';

-- AlterTable
ALTER TABLE "stock_item" ADD COLUMN     "is_unlimited" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "min_quantity" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "stock_reservation_line" ADD COLUMN     "is_made" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "price_tier" (
    "variant_id" TEXT NOT NULL,
    "min_quantity" INTEGER NOT NULL,
    "price_minor" INTEGER NOT NULL,

    CONSTRAINT "price_tier_pkey" PRIMARY KEY ("variant_id","min_quantity")
);

-- CreateTable
CREATE TABLE "price_history" (
    "id" TEXT NOT NULL,
    "variant_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "price_minor" INTEGER NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3),

    CONSTRAINT "price_history_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offer_change" (
    "id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "offer_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "price_history_variant_id_valid_from_idx" ON "price_history"("variant_id", "valid_from");

-- CreateIndex
CREATE INDEX "offer_change_product_id_created_at_id_idx" ON "offer_change"("product_id", "created_at" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "price_tier" ADD CONSTRAINT "price_tier_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "product_variant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer_change" ADD CONSTRAINT "offer_change_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ------------------------------------------------------------------------------------------------ written by hand from here

-- What can never be in a row, whatever the code does.
ALTER TABLE "product" ADD CONSTRAINT "product_terms_check" CHECK (
  supply IN ('stock', 'made_to_order') AND (NOT is_capped OR supply = 'made_to_order')
  AND quantity_step BETWEEN 1 AND 1000 AND min_quantity BETWEEN 1 AND 9999 AND min_quantity % quantity_step = 0
  AND offer_version >= 1);
ALTER TABLE "stock_item" ADD CONSTRAINT "stock_item_minimum_check" CHECK (min_quantity >= 1);
ALTER TABLE "stock_reservation_line" ADD CONSTRAINT "stock_reservation_line_made_check"
  CHECK (NOT is_made OR sold_quantity = 0);
ALTER TABLE "price_tier" ADD CONSTRAINT "price_tier_amounts_check" CHECK (min_quantity >= 2 AND price_minor > 0);
ALTER TABLE "price_history" ADD CONSTRAINT "price_history_amounts_check"
  CHECK (price_minor > 0 AND (valid_until IS NULL OR valid_until >= valid_from));

-- A variant is offered at one price at a time.
CREATE UNIQUE INDEX "price_history_current" ON "price_history" (variant_id) WHERE valid_until IS NULL;

-- Only an edit of many variants could change a price before this: what is on sale has cost the same since the last one that
-- did, or else since it went on sale.
INSERT INTO price_history (id, variant_id, product_id, price_minor, valid_from)
SELECT 'prh_' || replace(uuidv7()::text, '-', ''), v.id, v.product_id, v.price_minor, greatest(p.published_at, (
  SELECT max(coalesce(c.finished_at, c.created_at)) FROM catalogue_change_row r JOIN catalogue_change c ON c.id = r.change_id
  WHERE r.variant_id = v.id AND r.is_done AND r.steps ? 'priceMinor'))
FROM product_variant v JOIN product p ON p.id = v.product_id
WHERE p.status = 'approved' AND p.published_at IS NOT NULL AND v.retired_at IS NULL;

-- What was offered stays written: an entry comes to its end once, and nothing else about it changes.
CREATE FUNCTION keep_price_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.valid_until IS NULL AND NEW.valid_until IS NOT NULL
    AND (NEW.id, NEW.variant_id, NEW.product_id, NEW.price_minor, NEW.valid_from)
      = (OLD.id, OLD.variant_id, OLD.product_id, OLD.price_minor, OLD.valid_from) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'what variant % was offered at is history and never changes', OLD.variant_id;
END $$;
CREATE TRIGGER "price_history_is_history" BEFORE UPDATE OR DELETE ON "price_history"
  FOR EACH ROW EXECUTE FUNCTION keep_price_history();

CREATE FUNCTION keep_offer_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a change of the offer of product % is history and never changes', OLD.product_id;
END $$;
CREATE TRIGGER "offer_change_is_history" BEFORE UPDATE ON "offer_change"
  FOR EACH ROW EXECUTE FUNCTION keep_offer_change();
