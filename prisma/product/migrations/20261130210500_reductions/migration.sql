-- AlterTable
ALTER TABLE "price_tier" ADD COLUMN     "regular_price_minor" INTEGER;

-- AlterTable
ALTER TABLE "product" ADD COLUMN     "compare_at" JSONB,
ADD COLUMN     "reduction_percent" INTEGER;

-- AlterTable
ALTER TABLE "product_variant" ADD COLUMN     "prior" JSONB,
ADD COLUMN     "regular_price_minor" INTEGER;

-- CreateTable
CREATE TABLE "price_reduction" (
    "id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "percent" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "created_by_id" TEXT NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "price_reduction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "price_reduction_product_id_created_at_idx" ON "price_reduction"("product_id", "created_at");

-- AddForeignKey
ALTER TABLE "price_reduction" ADD CONSTRAINT "price_reduction_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ------------------------------------------------------------------------------------------------ written by hand from here

-- What can never be in a row, whatever the code does.
ALTER TABLE "price_reduction" ADD CONSTRAINT "price_reduction_check" CHECK (
  percent BETWEEN 1 AND 90 AND state IN ('planned', 'running', 'ended', 'cancelled')
  AND (ends_at IS NULL OR ends_at > starts_at)
  AND (started_at IS NULL) = (state IN ('planned', 'cancelled'))
  AND (ended_at IS NULL) = (state IN ('planned', 'running')));
ALTER TABLE "product" ADD CONSTRAINT "product_reduction_check" CHECK (reduction_percent BETWEEN 1 AND 90);
ALTER TABLE "product_variant" ADD CONSTRAINT "product_variant_reduction_check" CHECK (regular_price_minor >= price_minor);
ALTER TABLE "price_tier" ADD CONSTRAINT "price_tier_reduction_check" CHECK (regular_price_minor >= price_minor);

-- A product has one reduction at a time, and one that is planned.
CREATE UNIQUE INDEX "price_reduction_running" ON "price_reduction" (product_id) WHERE state = 'running';
CREATE UNIQUE INDEX "price_reduction_planned" ON "price_reduction" (product_id) WHERE state = 'planned';

-- What the job looks for: few rows, whatever the history holds.
CREATE INDEX "price_reduction_due" ON "price_reduction" (starts_at) WHERE state = 'planned';
CREATE INDEX "price_reduction_over" ON "price_reduction" (ends_at) WHERE state = 'running';
