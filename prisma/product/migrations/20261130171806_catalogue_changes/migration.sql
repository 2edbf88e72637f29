-- CreateTable
CREATE TABLE "catalogue_change" (
    "id" TEXT NOT NULL,
    "vendor_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "failure" TEXT,
    "request" JSONB,
    "request_id" TEXT NOT NULL,
    "undoes_id" TEXT,
    "created_by_id" TEXT NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "catalogue_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "catalogue_change_row" (
    "change_id" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "cells" JSONB,
    "title" TEXT NOT NULL DEFAULT '',
    "sku" TEXT NOT NULL DEFAULT '',
    "currency" CHAR(3) NOT NULL DEFAULT 'EUR',
    "product_id" TEXT,
    "variant_id" TEXT,
    "steps" JSONB,
    "content_kind" TEXT,
    "content" JSONB,
    "problems" JSONB NOT NULL DEFAULT '[]',
    "is_done" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "catalogue_change_row_pkey" PRIMARY KEY ("change_id","line")
);

-- CreateIndex
CREATE INDEX "catalogue_change_vendor_id_created_at_id_idx" ON "catalogue_change"("vendor_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "catalogue_change_vendor_id_request_id_key" ON "catalogue_change"("vendor_id", "request_id");

-- AddForeignKey
ALTER TABLE "catalogue_change_row" ADD CONSTRAINT "catalogue_change_row_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "catalogue_change"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "catalogue_change" ADD CONSTRAINT "catalogue_change_kind_check" CHECK (kind IN ('edit', 'import', 'undo'));
ALTER TABLE "catalogue_change" ADD CONSTRAINT "catalogue_change_state_check"
  CHECK (state IN ('checking', 'ready', 'applying', 'done', 'cancelled', 'failed'));
CREATE UNIQUE INDEX "catalogue_change_one_applying" ON "catalogue_change"("vendor_id") WHERE state = 'applying';
-- What is left to do, in order.
CREATE INDEX "catalogue_change_row_to_do" ON "catalogue_change_row"("change_id", "line")
  WHERE NOT is_done AND problems = '[]' AND (steps IS NOT NULL OR content_kind IS NOT NULL);
