-- AlterTable
ALTER TABLE "catalogue_change" ADD COLUMN     "file_key" TEXT,
ADD COLUMN     "staged_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "catalogue_change_row" ADD COLUMN     "cells" JSONB,
ADD COLUMN     "effect" TEXT,
ADD COLUMN     "group_key" TEXT,
ADD COLUMN     "handle" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "seen" TEXT;

-- AlterTable
ALTER TABLE "product" ADD COLUMN     "handle" TEXT;

-- CreateIndex
CREATE INDEX "catalogue_change_row_change_id_group_key_idx" ON "catalogue_change_row"("change_id", "group_key");

-- CreateIndex
CREATE UNIQUE INDEX "product_vendor_id_handle_key" ON "product"("vendor_id", "handle");

ALTER TABLE "catalogue_change_row" ADD CONSTRAINT "catalogue_change_row_effect_check"
  CHECK (effect IN ('create', 'draft', 'offer', 'none', 'problem'));
-- One file of a vendor is read or applied at a time.
CREATE UNIQUE INDEX "catalogue_change_one_import" ON "catalogue_change"("vendor_id")
  WHERE kind = 'import' AND state IN ('checking', 'applying');
-- The files that are due to be thrown away.
CREATE INDEX "catalogue_change_file" ON "catalogue_change"("created_at") WHERE file_key IS NOT NULL;
