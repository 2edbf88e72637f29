-- The sitemap walks over all goods on sale by their ids, without their rows.
CREATE INDEX "product_on_sale_address" ON "product" (id) INCLUDE (slug, published_at)
  WHERE status = 'approved' AND vendor_status = 'approved';
