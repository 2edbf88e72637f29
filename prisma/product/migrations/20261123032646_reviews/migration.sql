-- DropIndex
DROP INDEX "product_review_product_id_created_at_id_idx";

-- AlterTable
ALTER TABLE "product" ADD COLUMN     "rating_counts" INTEGER[] DEFAULT ARRAY[0, 0, 0, 0, 0]::INTEGER[];

-- AlterTable
ALTER TABLE "product_review" ADD COLUMN     "edited_at" TIMESTAMPTZ(3),
ADD COLUMN     "hidden_reason" TEXT,
ADD COLUMN     "is_answered" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "open_reports" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "status" TEXT NOT NULL DEFAULT 'visible',
ADD COLUMN     "vendor_id" TEXT,
ADD COLUMN     "waiting_since" TIMESTAMPTZ(3);

-- Reviews of before get their product's vendor.
UPDATE "product_review" r SET vendor_id = p.vendor_id FROM "product" p WHERE p.id = r.product_id;
ALTER TABLE "product_review" ALTER COLUMN "vendor_id" SET NOT NULL;

-- CreateTable
CREATE TABLE "review_reply" (
    "review_id" TEXT NOT NULL,
    "vendor_id" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_reply_pkey" PRIMARY KEY ("review_id")
);

-- CreateTable
CREATE TABLE "review_image" (
    "id" TEXT NOT NULL,
    "review_id" TEXT NOT NULL,
    "widths" INTEGER[],
    "position" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_image_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_report" (
    "review_id" TEXT NOT NULL,
    "reporter_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_report_pkey" PRIMARY KEY ("review_id","reporter_id")
);

-- CreateTable
CREATE TABLE "review_decision" (
    "id" TEXT NOT NULL,
    "review_id" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_decision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "review_image_review_id_position_key" ON "review_image"("review_id", "position");

-- CreateIndex
CREATE INDEX "review_decision_review_id_created_at_idx" ON "review_decision"("review_id", "created_at");

-- CreateIndex
CREATE INDEX "product_review_customer_id_created_at_id_idx" ON "product_review"("customer_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "product_review_vendor_id_is_answered_created_at_id_idx" ON "product_review"("vendor_id", "is_answered", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "product_review_created_at_id_idx" ON "product_review"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "purchased_item_customer_id_delivered_at_product_id_idx" ON "purchased_item"("customer_id", "delivered_at" DESC, "product_id");

-- AddForeignKey
ALTER TABLE "review_reply" ADD CONSTRAINT "review_reply_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "product_review"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_image" ADD CONSTRAINT "review_image_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "product_review"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_report" ADD CONSTRAINT "review_report_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "product_review"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_decision" ADD CONSTRAINT "review_decision_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "product_review"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ------------------------------------------------------------------------------------------------ written by hand from here

ALTER TABLE "product_review" ADD CONSTRAINT "product_review_status_check"
  CHECK (status IN ('visible', 'hidden') AND (status = 'hidden') = (hidden_reason IS NOT NULL));
ALTER TABLE "product_review" ADD CONSTRAINT "product_review_reports_check" CHECK (open_reports >= 0);
ALTER TABLE "review_decision" ADD CONSTRAINT "review_decision_check" CHECK (decision IN ('hide', 'restore', 'keep'));
ALTER TABLE "product" DROP CONSTRAINT "product_rating_check";
ALTER TABLE "product" ADD CONSTRAINT "product_rating_check"
  CHECK (rating_count >= 0 AND rating_sum >= 0 AND 0 <= ALL (rating_counts));

-- A product's visible reviews: newest, best and worst first. The third serves one star alone too.
CREATE INDEX "product_review_newest" ON "product_review" (product_id, created_at DESC, id DESC) WHERE status = 'visible';
CREATE INDEX "product_review_best" ON "product_review" (product_id, rating DESC, created_at DESC, id DESC)
  WHERE status = 'visible';
CREATE INDEX "product_review_worst" ON "product_review" (product_id, rating, created_at DESC, id DESC)
  WHERE status = 'visible';
-- What waits for staff, the longest first; what they have hidden.
CREATE INDEX "product_review_waiting" ON "product_review" (waiting_since, id) WHERE waiting_since IS NOT NULL;
CREATE INDEX "product_review_hidden" ON "product_review" (created_at DESC, id DESC) WHERE status = 'hidden';

UPDATE "product" p SET rating_counts = ARRAY(
  SELECT count(r.id)::int FROM generate_series(1, 5) AS star
  LEFT JOIN "product_review" r ON r.product_id = p.id AND r.rating = star
  GROUP BY star ORDER BY star);

-- A product's rating columns. A trigger, so that they equal the visible reviews whoever writes, edits, hides, restores or
-- removes one. It adds and takes away and never reads and writes back: reviews at the same moment all count.
CREATE FUNCTION count_review() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  leaves integer;
  comes integer;
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.status = 'visible' THEN leaves := OLD.rating; END IF;
  IF TG_OP <> 'DELETE' AND NEW.status = 'visible' THEN comes := NEW.rating; END IF;
  IF leaves IS DISTINCT FROM comes THEN
    UPDATE product p SET
      rating_counts = ARRAY(
        SELECT n + (CASE WHEN star = comes THEN 1 ELSE 0 END) - (CASE WHEN star = leaves THEN 1 ELSE 0 END)
        FROM unnest(p.rating_counts) WITH ORDINALITY AS counted(n, star) ORDER BY star),
      rating_sum = p.rating_sum + coalesce(comes, 0) - coalesce(leaves, 0),
      rating_count = p.rating_count + num_nonnulls(comes) - num_nonnulls(leaves),
      rating_average = coalesce(round((p.rating_sum + coalesce(comes, 0) - coalesce(leaves, 0))::numeric
        / nullif(p.rating_count + num_nonnulls(comes) - num_nonnulls(leaves), 0), 2), 0)
    WHERE p.id = coalesce(NEW.product_id, OLD.product_id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "product_review_count" AFTER INSERT OR DELETE OR UPDATE OF rating, status ON "product_review"
  FOR EACH ROW EXECUTE FUNCTION count_review();
