-- CreateTable
CREATE TABLE "shipping_zone" (
    "id" TEXT NOT NULL,
    "vendor_id" TEXT NOT NULL,
    "countries_key" TEXT NOT NULL,
    "countries" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shipping_zone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shipping_method" (
    "id" TEXT NOT NULL,
    "vendor_id" TEXT NOT NULL,
    "zone_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "free_from_minor" INTEGER,
    "min_days" INTEGER NOT NULL,
    "max_days" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "shipping_method_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vendor_summary" (
    "vendor_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "country" CHAR(2) NOT NULL,

    CONSTRAINT "vendor_summary_pkey" PRIMARY KEY ("vendor_id")
);

-- CreateTable
CREATE TABLE "inbox_event" (
    "event_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbox_event_pkey" PRIMARY KEY ("event_id")
);

-- CreateTable
CREATE TABLE "shippable_order" (
    "vendor_order_id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "order_number" TEXT NOT NULL,
    "vendor_id" TEXT NOT NULL,
    "vendor_name" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "address" JSONB NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "shippable_order_pkey" PRIMARY KEY ("vendor_order_id")
);

-- CreateTable
CREATE TABLE "shippable_item" (
    "order_item_id" TEXT NOT NULL,
    "vendor_order_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "variant_title" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "shipped" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "shippable_item_pkey" PRIMARY KEY ("order_item_id")
);

-- CreateTable
CREATE TABLE "shipment" (
    "id" TEXT NOT NULL,
    "vendor_order_id" TEXT NOT NULL,
    "carrier" TEXT NOT NULL,
    "tracking_number" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "shipped_at" TIMESTAMPTZ(3) NOT NULL,
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "shipment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shipment_item" (
    "id" TEXT NOT NULL,
    "shipment_id" TEXT NOT NULL,
    "order_item_id" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "shipment_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shipment_tracking" (
    "id" TEXT NOT NULL,
    "shipment_id" TEXT NOT NULL,
    "scan_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "place" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shipment_tracking_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "shipping_zone_vendor_id_countries_key_key" ON "shipping_zone"("vendor_id", "countries_key");

-- CreateIndex
CREATE INDEX "shipping_method_vendor_id_created_at_idx" ON "shipping_method"("vendor_id", "created_at");

-- CreateIndex
CREATE INDEX "shippable_order_order_id_idx" ON "shippable_order"("order_id");

-- CreateIndex
CREATE INDEX "shippable_item_vendor_order_id_idx" ON "shippable_item"("vendor_order_id");

-- CreateIndex
CREATE INDEX "shipment_tracking_number_idx" ON "shipment"("tracking_number");

-- CreateIndex
CREATE INDEX "shipment_vendor_order_id_idx" ON "shipment"("vendor_order_id");

-- CreateIndex
CREATE UNIQUE INDEX "shipment_item_shipment_id_order_item_id_key" ON "shipment_item"("shipment_id", "order_item_id");

-- CreateIndex
CREATE UNIQUE INDEX "shipment_tracking_shipment_id_scan_id_key" ON "shipment_tracking"("shipment_id", "scan_id");

-- AddForeignKey
ALTER TABLE "shipping_method" ADD CONSTRAINT "shipping_method_zone_id_fkey" FOREIGN KEY ("zone_id") REFERENCES "shipping_zone"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shippable_item" ADD CONSTRAINT "shippable_item_vendor_order_id_fkey" FOREIGN KEY ("vendor_order_id") REFERENCES "shippable_order"("vendor_order_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipment" ADD CONSTRAINT "shipment_vendor_order_id_fkey" FOREIGN KEY ("vendor_order_id") REFERENCES "shippable_order"("vendor_order_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipment_item" ADD CONSTRAINT "shipment_item_shipment_id_fkey" FOREIGN KEY ("shipment_id") REFERENCES "shipment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipment_item" ADD CONSTRAINT "shipment_item_order_item_id_fkey" FOREIGN KEY ("order_item_id") REFERENCES "shippable_item"("order_item_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipment_tracking" ADD CONSTRAINT "shipment_tracking_shipment_id_fkey" FOREIGN KEY ("shipment_id") REFERENCES "shipment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A carrier's scan finds exactly one parcel. Numbers that vendors type for other carriers are theirs to repeat.
CREATE UNIQUE INDEX "shipment_yard_post_number" ON "shipment" ("tracking_number") WHERE "carrier" = 'yard-post';
-- Never more shipped than ordered, whoever writes.
ALTER TABLE "shippable_item" ADD CONSTRAINT "shippable_item_shipped_within_quantity" CHECK ("shipped" >= 0 AND "shipped" <= "quantity");
ALTER TABLE "shipment_item" ADD CONSTRAINT "shipment_item_quantity_positive" CHECK ("quantity" > 0);
ALTER TABLE "shipping_method" ADD CONSTRAINT "shipping_method_amounts" CHECK ("amount_minor" >= 0 AND ("free_from_minor" IS NULL OR "free_from_minor" >= 0));
ALTER TABLE "shipping_method" ADD CONSTRAINT "shipping_method_days" CHECK ("min_days" >= 0 AND "min_days" <= "max_days");
