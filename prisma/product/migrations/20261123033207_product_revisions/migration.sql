-- DropIndex
DROP INDEX "product_variant_vendor_id_sku_key";

-- AlterTable
ALTER TABLE "product" ADD COLUMN     "change" TEXT,
ALTER COLUMN "slug" DROP NOT NULL,
ALTER COLUMN "category_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "product_image" ADD COLUMN     "kept_at" TIMESTAMPTZ(3),
ALTER COLUMN "position" DROP NOT NULL;

-- AlterTable
ALTER TABLE "product_variant" ADD COLUMN     "retired_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "stock_item" ADD COLUMN     "is_retired" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "vendor_summary" ADD COLUMN     "is_trusted" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "product_revision" (
    "id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "content" JSONB NOT NULL,
    "base" JSONB,
    "note" TEXT NOT NULL DEFAULT '',
    "is_automatic" BOOLEAN NOT NULL DEFAULT false,
    "created_by_id" TEXT NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_by_id" TEXT,
    "submitted_by_name" TEXT,
    "submitted_at" TIMESTAMPTZ(3),
    "decided_by_id" TEXT,
    "decided_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "product_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vendor_trust_change" (
    "id" TEXT NOT NULL,
    "vendor_id" TEXT NOT NULL,
    "is_trusted" BOOLEAN NOT NULL,
    "note" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vendor_trust_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "product_revision_product_id_number_key" ON "product_revision"("product_id", "number");

-- CreateIndex
CREATE INDEX "vendor_trust_change_vendor_id_created_at_idx" ON "vendor_trust_change"("vendor_id", "created_at");

-- AddForeignKey
ALTER TABLE "product_revision" ADD CONSTRAINT "product_revision_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ------------------------------------------------------------------------------------------------ written by hand from here

-- What exists becomes revisions. A product that was on sale: its approved first one. One that never was: a revision in the
-- state of the product, with its first offer; its variants leave the tables until it is approved.
CREATE FUNCTION pg_temp.content_of(product_id text, is_live boolean) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'title', p.title, 'description', p.description, 'categoryId', p.category_id, 'options', p.options,
    'variants', coalesce((SELECT jsonb_agg(
        CASE WHEN is_live THEN jsonb_build_object('id', v.id, 'optionValues', v.option_values)
             ELSE jsonb_build_object('optionValues', v.option_values, 'sku', v.sku, 'priceMinor', v.price_minor,
                                     'weightGrams', v.weight_grams, 'stock', s.on_hand) END ORDER BY v.position)
      FROM product_variant v JOIN stock_item s ON s.variant_id = v.id WHERE v.product_id = p.id), '[]'),
    'images', coalesce((SELECT jsonb_agg(jsonb_build_object('id', i.id, 'alt', i.alt) ORDER BY i.position)
      FROM product_image i WHERE i.product_id = p.id), '[]'),
    'currency', CASE WHEN is_live THEN NULL ELSE p.currency END,
    'leadTimeDays', CASE WHEN is_live THEN NULL ELSE p.lead_time_days END)
  FROM product p WHERE p.id = product_id
$$;
CREATE FUNCTION pg_temp.new_revision_id() RETURNS text LANGUAGE sql VOLATILE AS $$
  SELECT 'prv_' || replace(uuidv7()::text, '-', '')
$$;

INSERT INTO product_revision (id, product_id, number, status, content, note, created_by_id, created_by_name, created_at,
  updated_at, submitted_by_id, submitted_by_name, submitted_at, decided_by_id, decided_by_name, decided_at)
SELECT pg_temp.new_revision_id(), p.id, 1, r.status, pg_temp.content_of(p.id, p.published_at IS NOT NULL),
  CASE WHEN r.status IN ('changes_requested', 'rejected') THEN coalesce(p.review_note, '') ELSE '' END,
  coalesce(made.actor_id, ''), coalesce(made.actor_name, ''), p.created_at, p.updated_at,
  sent.actor_id, sent.actor_name, coalesce(sent.created_at, CASE WHEN r.status <> 'draft' THEN p.submitted_at END),
  ended.actor_id, ended.actor_name,
  CASE WHEN r.status NOT IN ('draft', 'submitted') THEN coalesce(ended.created_at, p.published_at, p.updated_at) END
FROM product p
CROSS JOIN LATERAL (SELECT CASE WHEN p.published_at IS NOT NULL THEN 'approved'
                                WHEN p.status = 'archived' THEN 'withdrawn'
                                ELSE p.status END AS status) r
LEFT JOIN LATERAL (SELECT * FROM product_status_history h WHERE h.product_id = p.id AND h.to_status = 'draft'
  ORDER BY h.created_at LIMIT 1) made ON true
LEFT JOIN LATERAL (SELECT * FROM product_status_history h WHERE h.product_id = p.id AND h.to_status = 'submitted'
  AND r.status <> 'draft' ORDER BY h.created_at DESC LIMIT 1) sent ON true
LEFT JOIN LATERAL (SELECT * FROM product_status_history h WHERE h.product_id = p.id
  AND h.to_status = CASE r.status WHEN 'withdrawn' THEN 'archived' ELSE r.status END
  AND r.status NOT IN ('draft', 'submitted') ORDER BY h.created_at DESC LIMIT 1) ended ON true;

INSERT INTO product_revision (id, product_id, number, status, content, created_by_id, created_by_name, created_at, updated_at)
SELECT pg_temp.new_revision_id(), r.product_id, 2, 'draft', r.content, r.created_by_id, r.created_by_name, r.decided_at,
  r.updated_at
FROM product_revision r WHERE r.status = 'changes_requested';

UPDATE product SET change = status WHERE status IN ('draft', 'submitted', 'changes_requested');
UPDATE product_image i SET kept_at = coalesce(p.submitted_at, p.published_at)
FROM product p WHERE p.id = i.product_id AND coalesce(p.submitted_at, p.published_at) IS NOT NULL;
UPDATE product_image i SET position = NULL, alt = ''
FROM product p WHERE p.id = i.product_id AND p.published_at IS NULL;
DELETE FROM product_variant v USING product p WHERE p.id = v.product_id AND p.published_at IS NULL;
UPDATE product SET description = '', sellable_variants = 0 WHERE published_at IS NULL;

ALTER TABLE "product" DROP COLUMN "review_note", DROP COLUMN "submitted_at";

-- What can never be in a row, whatever the code does.
ALTER TABLE "product" DROP CONSTRAINT "product_counts_check";
ALTER TABLE "product" ADD CONSTRAINT "product_counts_check"
  CHECK (min_price_minor >= 0 AND lead_time_days >= 0 AND sellable_variants BETWEEN 0 AND variant_count);
ALTER TABLE "product" ADD CONSTRAINT "product_published_check" CHECK (
  (published_at IS NULL AND status <> 'approved')
  OR (slug IS NOT NULL AND category_id IS NOT NULL AND title <> '' AND min_price_minor > 0 AND variant_count > 0));
ALTER TABLE "product" ADD CONSTRAINT "product_change_check"
  CHECK (change IS NULL OR (change IN ('draft', 'submitted', 'changes_requested') AND status NOT IN ('rejected', 'archived')));
ALTER TABLE "product_image" ADD CONSTRAINT "product_image_shown_check" CHECK (position IS NULL OR kept_at IS NOT NULL);
ALTER TABLE "product_revision" ADD CONSTRAINT "product_revision_status_check"
  CHECK (status IN ('draft', 'submitted', 'approved', 'changes_requested', 'rejected', 'withdrawn'));
ALTER TABLE "product_revision" ADD CONSTRAINT "product_revision_times_check" CHECK (
  (submitted_at IS NOT NULL OR status IN ('draft', 'withdrawn'))
  AND (decided_at IS NOT NULL) = (status NOT IN ('draft', 'submitted')));

-- A product has one open revision at most.
CREATE UNIQUE INDEX "product_revision_open" ON "product_revision" (product_id) WHERE status IN ('draft', 'submitted');
-- The review queue, oldest first, and what was decided.
CREATE INDEX "product_revision_queue" ON "product_revision" (status, submitted_at, id) WHERE submitted_at IS NOT NULL;
-- A vendor's SKU names one thing that is sold.
CREATE UNIQUE INDEX "product_variant_vendor_id_sku_key" ON "product_variant" (vendor_id, sku) WHERE retired_at IS NULL;
-- Pictures that were uploaded and never submitted: what the sweep looks at.
CREATE INDEX "product_image_not_kept" ON "product_image" (created_at) WHERE kept_at IS NULL;

-- A decided revision is history.
CREATE FUNCTION keep_decided_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'revision % of product % is decided and never changes', OLD.number, OLD.product_id;
END $$;
CREATE TRIGGER "product_revision_is_history" BEFORE UPDATE ON "product_revision"
  FOR EACH ROW WHEN (OLD.status NOT IN ('draft', 'submitted')) EXECUTE FUNCTION keep_decided_revision();
