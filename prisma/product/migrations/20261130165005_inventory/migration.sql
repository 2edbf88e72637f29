-- DropIndex
DROP INDEX "stock_movement_variant_id_created_at_idx";

-- AlterTable
ALTER TABLE "stock_incident" ADD COLUMN     "order_number" TEXT,
ADD COLUMN     "settled_at" TIMESTAMPTZ(3),
ADD COLUMN     "settled_by_id" TEXT,
ADD COLUMN     "settled_by_name" TEXT,
ADD COLUMN     "vendor_order_id" TEXT;

-- AlterTable
ALTER TABLE "stock_item" ADD COLUMN     "low_at" INTEGER;

-- AlterTable
ALTER TABLE "stock_movement" ADD COLUMN     "actor_name" TEXT,
ADD COLUMN     "note" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "order_number" TEXT,
ADD COLUMN     "request_id" TEXT,
ADD COLUMN     "vendor_order_id" TEXT;

-- AlterTable
ALTER TABLE "stock_reservation" ADD COLUMN     "order_number" TEXT;

-- CreateTable
CREATE TABLE "stock_setting" (
    "vendor_id" TEXT NOT NULL,
    "low_at" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stock_setting_pkey" PRIMARY KEY ("vendor_id")
);

-- CreateIndex
CREATE INDEX "stock_incident_variant_id_idx" ON "stock_incident"("variant_id");

-- CreateIndex
CREATE INDEX "stock_movement_variant_id_created_at_id_idx" ON "stock_movement"("variant_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "stock_movement_variant_id_request_id_key" ON "stock_movement"("variant_id", "request_id");

-- CreateIndex
CREATE INDEX "stock_reservation_line_variant_id_idx" ON "stock_reservation_line"("variant_id");

ALTER TABLE "stock_movement" DROP CONSTRAINT "stock_movement_kind_check";
ALTER TABLE "stock_movement" ADD CONSTRAINT "stock_movement_kind_check"
  CHECK (kind IN ('counted', 'received', 'damaged', 'returned', 'correction', 'sold'));
ALTER TABLE "stock_item" ADD CONSTRAINT "stock_item_low_at_check" CHECK (low_at >= 0);
ALTER TABLE "stock_setting" ADD CONSTRAINT "stock_setting_low_at_check" CHECK (low_at >= 0);

-- What happened on a shelf is never rewritten.
CREATE FUNCTION keep_stock_movement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'stock movements are never changed';
END $$;
CREATE TRIGGER "stock_movement_is_history" BEFORE UPDATE OR DELETE ON "stock_movement"
  FOR EACH ROW EXECUTE FUNCTION keep_stock_movement();

-- Paid orders whose units were gone, and that nobody has dealt with.
CREATE INDEX "stock_incident_open_idx" ON "stock_incident"("created_at", "order_id", "variant_id") WHERE settled_at IS NULL;
