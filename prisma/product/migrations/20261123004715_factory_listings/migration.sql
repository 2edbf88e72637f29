-- A factory's products by price and by rating. Without these a listing of one factory walks the index over the whole
-- catalogue and throws nearly all of it away (seen at 100,000 products: 84,000 rows for a page of 24).
CREATE INDEX "product_on_sale_vendor_price" ON "product" (vendor_slug, min_price_minor, id)
  WHERE status = 'approved' AND vendor_status = 'approved';
CREATE INDEX "product_on_sale_vendor_rating" ON "product" (vendor_slug, rating_average, id)
  WHERE status = 'approved' AND vendor_status = 'approved';
