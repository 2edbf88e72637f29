-- CreateTable
CREATE TABLE "category" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "parent_id" TEXT,
    "path" TEXT[],
    "position" INTEGER NOT NULL,

    CONSTRAINT "category_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox_event" (
    "event_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbox_event_pkey" PRIMARY KEY ("event_id")
);

-- CreateTable
CREATE TABLE "product" (
    "id" TEXT NOT NULL,
    "vendor_id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "review_note" TEXT,
    "category_id" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "lead_time_days" INTEGER NOT NULL,
    "options" JSONB NOT NULL,
    "vendor_name" TEXT NOT NULL,
    "vendor_slug" TEXT NOT NULL,
    "vendor_city" TEXT NOT NULL,
    "vendor_country" CHAR(2) NOT NULL,
    "vendor_status" TEXT NOT NULL,
    "category_name" TEXT NOT NULL,
    "category_path" TEXT[],
    "min_price_minor" INTEGER NOT NULL,
    "is_from_price" BOOLEAN NOT NULL,
    "variant_count" INTEGER NOT NULL,
    "sellable_variants" INTEGER NOT NULL,
    "image" JSONB,
    "rating_sum" INTEGER NOT NULL DEFAULT 0,
    "rating_count" INTEGER NOT NULL DEFAULT 0,
    "rating_average" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "search" tsvector,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product_variant" (
    "id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "vendor_id" TEXT NOT NULL,
    "sku" TEXT NOT NULL,
    "option_values" TEXT[],
    "price_minor" INTEGER NOT NULL,
    "weight_grams" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "product_variant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product_image" (
    "id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "alt" TEXT NOT NULL,
    "widths" INTEGER[],
    "position" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "product_image_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product_status_history" (
    "id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "from_status" TEXT,
    "to_status" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "product_status_history_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product_review" (
    "id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "rating" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "author_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "product_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "purchased_item" (
    "customer_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "delivered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "purchased_item_pkey" PRIMARY KEY ("customer_id","product_id")
);

-- CreateTable
CREATE TABLE "stock_item" (
    "variant_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "on_hand" INTEGER NOT NULL,
    "reserved" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "stock_item_pkey" PRIMARY KEY ("variant_id")
);

-- CreateTable
CREATE TABLE "stock_reservation" (
    "order_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stock_reservation_pkey" PRIMARY KEY ("order_id")
);

-- CreateTable
CREATE TABLE "stock_reservation_line" (
    "order_id" TEXT NOT NULL,
    "variant_id" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "sold_quantity" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "stock_reservation_line_pkey" PRIMARY KEY ("order_id","variant_id")
);

-- CreateTable
CREATE TABLE "stock_movement" (
    "id" TEXT NOT NULL,
    "variant_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "change" INTEGER NOT NULL,
    "on_hand" INTEGER NOT NULL,
    "order_id" TEXT,
    "actor_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stock_movement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_incident" (
    "order_id" TEXT NOT NULL,
    "variant_id" TEXT NOT NULL,
    "requested" INTEGER NOT NULL,
    "available" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stock_incident_pkey" PRIMARY KEY ("order_id","variant_id")
);

-- CreateTable
CREATE TABLE "vendor_summary" (
    "vendor_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tagline" TEXT NOT NULL,
    "story" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "country" CHAR(2) NOT NULL,
    "founded_year" INTEGER,
    "website" TEXT,
    "product_count" INTEGER NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vendor_summary_pkey" PRIMARY KEY ("vendor_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "category_slug_key" ON "category"("slug");

-- CreateIndex
CREATE INDEX "category_parent_id_position_idx" ON "category"("parent_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "product_slug_key" ON "product"("slug");

-- CreateIndex
CREATE INDEX "product_vendor_id_updated_at_id_idx" ON "product"("vendor_id", "updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "product_category_id_idx" ON "product"("category_id");

-- CreateIndex
CREATE INDEX "product_category_path_idx" ON "product" USING GIN ("category_path");

-- CreateIndex
CREATE INDEX "product_search_idx" ON "product" USING GIN ("search");

-- CreateIndex
CREATE INDEX "product_title_idx" ON "product" USING GIN ("title" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "product_variant_product_id_position_idx" ON "product_variant"("product_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "product_variant_vendor_id_sku_key" ON "product_variant"("vendor_id", "sku");

-- CreateIndex
CREATE UNIQUE INDEX "product_image_product_id_position_key" ON "product_image"("product_id", "position");

-- CreateIndex
CREATE INDEX "product_status_history_product_id_created_at_idx" ON "product_status_history"("product_id", "created_at");

-- CreateIndex
CREATE INDEX "product_review_product_id_created_at_id_idx" ON "product_review"("product_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "product_review_product_id_customer_id_key" ON "product_review"("product_id", "customer_id");

-- CreateIndex
CREATE INDEX "stock_item_product_id_idx" ON "stock_item"("product_id");

-- CreateIndex
CREATE INDEX "stock_reservation_state_expires_at_idx" ON "stock_reservation"("state", "expires_at");

-- CreateIndex
CREATE INDEX "stock_movement_variant_id_created_at_idx" ON "stock_movement"("variant_id", "created_at");

-- CreateIndex
CREATE INDEX "stock_incident_created_at_idx" ON "stock_incident"("created_at");

-- CreateIndex
CREATE INDEX "vendor_summary_slug_idx" ON "vendor_summary"("slug");

-- CreateIndex
CREATE INDEX "vendor_summary_status_name_idx" ON "vendor_summary"("status", "name");

-- AddForeignKey
ALTER TABLE "category" ADD CONSTRAINT "category_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "category"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "category"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_variant" ADD CONSTRAINT "product_variant_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_image" ADD CONSTRAINT "product_image_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_status_history" ADD CONSTRAINT "product_status_history_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_review" ADD CONSTRAINT "product_review_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_item" ADD CONSTRAINT "stock_item_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "product_variant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_reservation_line" ADD CONSTRAINT "stock_reservation_line_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "stock_reservation"("order_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ------------------------------------------------------------------------------------------------ written by hand from here

-- What can never be in a row, whatever the code does.
ALTER TABLE "product" ADD CONSTRAINT "product_status_check"
  CHECK (status IN ('draft', 'submitted', 'changes_requested', 'approved', 'rejected', 'archived'));
ALTER TABLE "product" ADD CONSTRAINT "product_counts_check"
  CHECK (min_price_minor > 0 AND lead_time_days >= 0 AND sellable_variants BETWEEN 0 AND variant_count);
ALTER TABLE "product" ADD CONSTRAINT "product_rating_check" CHECK (rating_count >= 0 AND rating_sum >= 0);
ALTER TABLE "product_variant" ADD CONSTRAINT "product_variant_amounts_check" CHECK (price_minor > 0 AND weight_grams > 0);
ALTER TABLE "product_review" ADD CONSTRAINT "product_review_rating_check" CHECK (rating BETWEEN 1 AND 5);
ALTER TABLE "stock_item" ADD CONSTRAINT "stock_item_units_check"
  CHECK (on_hand >= 0 AND reserved >= 0 AND reserved <= on_hand);
ALTER TABLE "stock_reservation" ADD CONSTRAINT "stock_reservation_state_check"
  CHECK (state IN ('held', 'sold', 'released', 'expired', 'cancelled'));
ALTER TABLE "stock_reservation_line" ADD CONSTRAINT "stock_reservation_line_units_check"
  CHECK (quantity > 0 AND sold_quantity BETWEEN 0 AND quantity);
ALTER TABLE "stock_movement" ADD CONSTRAINT "stock_movement_kind_check" CHECK (kind IN ('counted', 'sold', 'returned'));
ALTER TABLE "vendor_summary" ADD CONSTRAINT "vendor_summary_count_check" CHECK (product_count >= 0);

-- The listings, one index per order of rows, over what is on sale alone. Descending orders read them backwards.
CREATE INDEX "product_on_sale_newest" ON "product" (published_at, id)
  WHERE status = 'approved' AND vendor_status = 'approved';
CREATE INDEX "product_on_sale_price" ON "product" (min_price_minor, id)
  WHERE status = 'approved' AND vendor_status = 'approved';
CREATE INDEX "product_on_sale_rating" ON "product" (rating_average, id)
  WHERE status = 'approved' AND vendor_status = 'approved';
CREATE INDEX "product_on_sale_vendor" ON "product" (vendor_slug, published_at, id)
  WHERE status = 'approved' AND vendor_status = 'approved';
-- The review queue, oldest first.
CREATE INDEX "product_queue" ON "product" (status, (coalesce(submitted_at, created_at)), id);

-- Words as English stems, accents ignored.
CREATE TEXT SEARCH CONFIGURATION millyard (COPY = english);
ALTER TEXT SEARCH CONFIGURATION millyard
  ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;

-- The search document: title first, then factory and category, then the description. A trigger and not a generated
-- column, because the migration tool would take a generated column's expression for a default and drop it.
CREATE FUNCTION write_product_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search :=
    setweight(to_tsvector('millyard', NEW.title), 'A') ||
    setweight(to_tsvector('millyard', NEW.vendor_name || ' ' || NEW.category_name), 'B') ||
    setweight(to_tsvector('millyard', NEW.description), 'C');
  RETURN NEW;
END $$;
CREATE TRIGGER "product_search_insert" BEFORE INSERT ON "product"
  FOR EACH ROW EXECUTE FUNCTION write_product_search();
CREATE TRIGGER "product_search_update" BEFORE UPDATE ON "product"
  FOR EACH ROW
  WHEN ((OLD.title, OLD.vendor_name, OLD.category_name, OLD.description)
    IS DISTINCT FROM (NEW.title, NEW.vendor_name, NEW.category_name, NEW.description))
  EXECUTE FUNCTION write_product_search();

-- Titles that look like the words, for typing errors. A function, because the threshold of the indexed operator `<%` is a
-- setting: this way it holds on every connection and for this search alone. The first line loads the setting's module.
SELECT word_similarity('load', 'load');
CREATE FUNCTION similar_products(words text, max_rows integer)
RETURNS TABLE (product_id text, score double precision)
LANGUAGE sql STABLE SET pg_trgm.word_similarity_threshold = 0.4 AS $$
  SELECT p.id, word_similarity(words, p.title)::double precision AS score
  FROM product p
  WHERE words <% p.title AND p.status = 'approved' AND p.vendor_status = 'approved'
  ORDER BY score DESC, p.id DESC
  LIMIT max_rows
$$;
