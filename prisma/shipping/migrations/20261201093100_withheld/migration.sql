ALTER TABLE "shippable_item" ADD COLUMN "withheld" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "withholding" (
    "refund_id" TEXT NOT NULL,
    "vendor_order_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "withholding_pkey" PRIMARY KEY ("refund_id")
);

-- Never more shipped than ordered and not cancelled, whoever writes.
ALTER TABLE "shippable_item"
  DROP CONSTRAINT "shippable_item_shipped_within_quantity",
  ADD CONSTRAINT "shippable_item_within_quantity" CHECK ("shipped" >= 0 AND "withheld" >= 0 AND "shipped" + "withheld" <= "quantity");
