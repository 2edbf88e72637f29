-- AlterTable
ALTER TABLE "product" ADD COLUMN     "brand_id" TEXT,
ADD COLUMN     "brand_name" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "brand_slug" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "brand" (
    "id" TEXT NOT NULL,
    "slug" TEXT,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "website" TEXT,
    "country" CHAR(2),
    "logo" JSONB,
    "status" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "merged_into_id" TEXT,
    "vendor_id" TEXT,
    "proposed_at" TIMESTAMPTZ(3),
    "note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "brand_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "brand_former_slug" (
    "slug" TEXT NOT NULL,
    "brand_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "brand_former_slug_pkey" PRIMARY KEY ("slug")
);

-- CreateIndex
CREATE UNIQUE INDEX "brand_slug_key" ON "brand"("slug");

-- CreateIndex
CREATE INDEX "brand_merged_into_id_idx" ON "brand"("merged_into_id");

-- CreateIndex
CREATE INDEX "brand_vendor_id_idx" ON "brand"("vendor_id");

-- CreateIndex
CREATE INDEX "brand_former_slug_brand_id_idx" ON "brand_former_slug"("brand_id");

-- CreateIndex
CREATE INDEX "product_brand_id_idx" ON "product"("brand_id");

-- AddForeignKey
ALTER TABLE "brand" ADD CONSTRAINT "brand_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "brand"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brand_former_slug" ADD CONSTRAINT "brand_former_slug_brand_id_fkey" FOREIGN KEY ("brand_id") REFERENCES "brand"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_brand_id_fkey" FOREIGN KEY ("brand_id") REFERENCES "brand"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ------------------------------------------------------------------------------------------------ written by hand from here

-- What can never be in a row, whatever the code does.
ALTER TABLE "brand" ADD CONSTRAINT "brand_status_check" CHECK (
  status IN ('proposed', 'listed', 'refused', 'merged', 'removed')
  AND (slug IS NOT NULL) = (status = 'listed')
  AND (merged_into_id IS NOT NULL) = (status = 'merged')
  AND (status NOT IN ('proposed', 'refused') OR (vendor_id IS NOT NULL AND proposed_at IS NOT NULL)));
ALTER TABLE "product" ADD CONSTRAINT "product_brand_check" CHECK ((brand_id IS NULL) = (brand_slug = ''));

-- A name stands once in the list; a vendor has one open proposal of it.
CREATE UNIQUE INDEX "brand_listed_name" ON "brand" (lower(name)) WHERE status = 'listed';
CREATE UNIQUE INDEX "brand_proposed_name" ON "brand" (vendor_id, lower(name)) WHERE status = 'proposed';
-- The proposals that wait, oldest first.
CREATE INDEX "brand_queue" ON "brand" (proposed_at, id) WHERE status = 'proposed';
-- Whose a logo is: asked when its files are made.
CREATE INDEX "brand_logo" ON "brand" ((logo->>'id')) WHERE logo IS NOT NULL;
CREATE INDEX "product_on_sale_brand" ON "product" (brand_slug, published_at, id)
  WHERE status = 'approved' AND vendor_status = 'approved';
-- Which open versions name a brand: asked before one is removed, and shown beside a proposal.
CREATE INDEX "product_revision_open_brand" ON "product_revision" ((content->>'brandId')) WHERE status IN ('draft', 'submitted');

-- The search document holds the brand beside the factory.
CREATE OR REPLACE FUNCTION write_product_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search :=
    setweight(to_tsvector('millyard', NEW.title), 'A') ||
    setweight(to_tsvector('millyard', NEW.vendor_name || ' ' || NEW.brand_name || ' ' || NEW.category_name), 'B') ||
    setweight(to_tsvector('millyard', NEW.description), 'C');
  RETURN NEW;
END $$;
DROP TRIGGER "product_search_update" ON "product";
CREATE TRIGGER "product_search_update" BEFORE UPDATE ON "product"
  FOR EACH ROW
  WHEN ((OLD.title, OLD.vendor_name, OLD.brand_name, OLD.category_name, OLD.description)
    IS DISTINCT FROM (NEW.title, NEW.vendor_name, NEW.brand_name, NEW.category_name, NEW.description))
  EXECUTE FUNCTION write_product_search();
