-- CreateTable
CREATE TABLE "wishlist" (
    "customer_id" TEXT NOT NULL,
    "item_count" INTEGER NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "wishlist_pkey" PRIMARY KEY ("customer_id")
);

-- CreateTable
CREATE TABLE "wishlist_item" (
    "customer_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "price_minor" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "wishlist_item_pkey" PRIMARY KEY ("customer_id","product_id")
);

-- CreateIndex
CREATE INDEX "wishlist_item_customer_id_added_at_product_id_idx" ON "wishlist_item"("customer_id", "added_at" DESC, "product_id");

-- CreateIndex
CREATE INDEX "wishlist_item_product_id_idx" ON "wishlist_item"("product_id");

-- AddForeignKey
ALTER TABLE "wishlist_item" ADD CONSTRAINT "wishlist_item_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "wishlist"("customer_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wishlist_item" ADD CONSTRAINT "wishlist_item_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ------------------------------------------------------------------------------------------------ written by hand from here

ALTER TABLE "wishlist" ADD CONSTRAINT "wishlist_count_check" CHECK (item_count BETWEEN 0 AND 200);
ALTER TABLE "wishlist_item" ADD CONSTRAINT "wishlist_item_price_check" CHECK (price_minor > 0);
