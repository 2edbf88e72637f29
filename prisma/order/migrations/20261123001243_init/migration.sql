-- CreateTable
CREATE TABLE "cart" (
    "id" TEXT NOT NULL,
    "customer_id" TEXT,
    "guest_token_hash" TEXT,
    "currency" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cart_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cart_item" (
    "id" TEXT NOT NULL,
    "cart_id" TEXT NOT NULL,
    "variant_id" TEXT NOT NULL,
    "vendor_id" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "price_seen_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "product_slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "variant_title" TEXT NOT NULL,
    "image" JSONB,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cart_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checkout" (
    "customer_id" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "cart_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "failure" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "checkout_pkey" PRIMARY KEY ("customer_id","idempotency_key")
);

-- CreateTable
CREATE TABLE "tax_rate" (
    "country" TEXT NOT NULL,
    "basis_points" INTEGER NOT NULL,

    CONSTRAINT "tax_rate_pkey" PRIMARY KEY ("country")
);

-- CreateTable
CREATE TABLE "vendor" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "vendor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox_event" (
    "event_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbox_event_pkey" PRIMARY KEY ("event_id")
);

-- CreateTable
CREATE TABLE "customer_order" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "goods_minor" BIGINT NOT NULL,
    "shipping_minor" BIGINT NOT NULL,
    "tax_minor" BIGINT NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "commission_minor" BIGINT NOT NULL,
    "tax_basis_points" INTEGER NOT NULL,
    "address" JSONB NOT NULL,
    "buyer_name" TEXT NOT NULL,
    "item_count" INTEGER NOT NULL,
    "vendor_names" TEXT[],
    "images" JSONB NOT NULL,
    "is_placed" BOOLEAN NOT NULL,
    "payment_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "paid_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "cancel_reason" TEXT,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "customer_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vendor_order" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "vendor_id" TEXT NOT NULL,
    "vendor_name" TEXT NOT NULL,
    "vendor_slug" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "goods_minor" BIGINT NOT NULL,
    "shipping_minor" BIGINT NOT NULL,
    "tax_minor" BIGINT NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "commission_minor" BIGINT NOT NULL,
    "payable_minor" BIGINT NOT NULL,
    "method_id" TEXT NOT NULL,
    "delivery_name" TEXT NOT NULL,
    "delivery_max_days" INTEGER NOT NULL,
    "lead_time_days" INTEGER NOT NULL,
    "ship_by" TIMESTAMPTZ(3) NOT NULL,
    "deliver_by" TIMESTAMPTZ(3) NOT NULL,
    "buyer_name" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "item_count" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "paid_at" TIMESTAMPTZ(3),
    "has_shipped" BOOLEAN NOT NULL DEFAULT false,
    "all_shipped" BOOLEAN NOT NULL DEFAULT false,
    "all_delivered" BOOLEAN NOT NULL DEFAULT false,
    "delivered_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "vendor_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_item" (
    "id" TEXT NOT NULL,
    "vendor_order_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "product_id" TEXT NOT NULL,
    "variant_id" TEXT NOT NULL,
    "category_id" TEXT NOT NULL,
    "product_slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "variant_title" TEXT NOT NULL,
    "sku" TEXT NOT NULL,
    "image" JSONB,
    "quantity" INTEGER NOT NULL,
    "unit_price_minor" BIGINT NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "commission_minor" BIGINT NOT NULL,
    "commission_rule_id" TEXT NOT NULL,
    "commission_basis_points" INTEGER NOT NULL,
    "commission_fixed_per_unit_minor" BIGINT NOT NULL,

    CONSTRAINT "order_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_status_history" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "vendor_order_id" TEXT,
    "status" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_status_history_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "cart_customer_id_key" ON "cart"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "cart_guest_token_hash_key" ON "cart"("guest_token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "cart_item_cart_id_variant_id_key" ON "cart_item"("cart_id", "variant_id");

-- CreateIndex
CREATE UNIQUE INDEX "checkout_order_id_key" ON "checkout"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "customer_order_number_key" ON "customer_order"("number");

-- CreateIndex
CREATE INDEX "customer_order_customer_id_created_at_id_idx" ON "customer_order"("customer_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "customer_order_created_at_id_idx" ON "customer_order"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "customer_order_status_created_at_id_idx" ON "customer_order"("status", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "customer_order_buyer_name_idx" ON "customer_order" USING GIN ("buyer_name" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "vendor_order_number_key" ON "vendor_order"("number");

-- CreateIndex
CREATE INDEX "vendor_order_vendor_id_created_at_id_idx" ON "vendor_order"("vendor_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "vendor_order_vendor_id_status_created_at_id_idx" ON "vendor_order"("vendor_id", "status", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "vendor_order_order_id_position_key" ON "vendor_order"("order_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "order_item_vendor_order_id_position_key" ON "order_item"("vendor_order_id", "position");

-- CreateIndex
CREATE INDEX "order_status_history_order_id_at_id_idx" ON "order_status_history"("order_id", "at", "id");

-- CreateIndex
CREATE INDEX "order_status_history_vendor_order_id_idx" ON "order_status_history"("vendor_order_id");

-- AddForeignKey
ALTER TABLE "cart_item" ADD CONSTRAINT "cart_item_cart_id_fkey" FOREIGN KEY ("cart_id") REFERENCES "cart"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkout" ADD CONSTRAINT "checkout_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "customer_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vendor_order" ADD CONSTRAINT "vendor_order_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "customer_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_item" ADD CONSTRAINT "order_item_vendor_order_id_fkey" FOREIGN KEY ("vendor_order_id") REFERENCES "vendor_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_status_history" ADD CONSTRAINT "order_status_history_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "customer_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_status_history" ADD CONSTRAINT "order_status_history_vendor_order_id_fkey" FOREIGN KEY ("vendor_order_id") REFERENCES "vendor_order"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Below: written by hand. The differ does not see checks, partial indexes, sequences and seeds.

ALTER TABLE "cart"
  ADD CONSTRAINT cart_has_one_owner CHECK (num_nonnulls("customer_id", "guest_token_hash") = 1);

ALTER TABLE "cart_item"
  ADD CONSTRAINT cart_item_quantity CHECK ("quantity" BETWEEN 1 AND 9999),
  ADD CONSTRAINT cart_item_price CHECK ("price_seen_minor" >= 0);

-- The parts sum to the whole, whoever writes (P15, P21).
ALTER TABLE "customer_order"
  ADD CONSTRAINT order_status_known CHECK ("status" IN
    ('pending_payment', 'paid', 'partially_shipped', 'shipped', 'delivered', 'completed', 'cancelled')),
  ADD CONSTRAINT order_sums CHECK ("goods_minor" >= 0 AND "shipping_minor" >= 0 AND "tax_minor" >= 0 AND "commission_minor" >= 0
    AND "goods_minor" + "shipping_minor" = "total_minor" AND "tax_minor" <= "total_minor" AND "commission_minor" <= "total_minor");

ALTER TABLE "vendor_order"
  ADD CONSTRAINT vendor_order_status_known CHECK ("status" IN
    ('pending_payment', 'to_ship', 'partially_shipped', 'shipped', 'delivered', 'completed', 'cancelled')),
  ADD CONSTRAINT vendor_order_sums CHECK ("goods_minor" >= 0 AND "shipping_minor" >= 0 AND "tax_minor" >= 0
    AND "commission_minor" >= 0 AND "payable_minor" >= 0
    AND "goods_minor" + "shipping_minor" = "total_minor" AND "commission_minor" + "payable_minor" = "total_minor"
    AND "tax_minor" <= "total_minor");

ALTER TABLE "order_item"
  ADD CONSTRAINT order_item_sums CHECK ("quantity" >= 1 AND "unit_price_minor" >= 0 AND "commission_minor" >= 0
    AND "unit_price_minor" * "quantity" = "total_minor" AND "commission_minor" <= "total_minor");

ALTER TABLE "checkout"
  ADD CONSTRAINT checkout_state_known CHECK ("state" IN ('open', 'placed', 'undoing', 'undone'));

-- What the sweeps look for: small, however many orders there are.
CREATE INDEX customer_order_unpaid_by_expiry ON "customer_order" ("expires_at") WHERE "status" = 'pending_payment';
CREATE INDEX vendor_order_delivered_by_time ON "vendor_order" ("delivered_at") WHERE "status" = 'delivered';

CREATE SEQUENCE order_number START 1001;

-- Standard rates of value added tax in the European Union, in basis points.
INSERT INTO "tax_rate" ("country", "basis_points") VALUES
  ('AT', 2000), ('BE', 2100), ('BG', 2000), ('HR', 2500), ('CY', 1900), ('CZ', 2100), ('DK', 2500), ('EE', 2400), ('FI', 2550),
  ('FR', 2000), ('DE', 1900), ('GR', 2400), ('HU', 2700), ('IE', 2300), ('IT', 2200), ('LV', 2100), ('LT', 2100), ('LU', 1700),
  ('MT', 1800), ('NL', 2100), ('PL', 2300), ('PT', 2300), ('RO', 2100), ('SK', 2300), ('SI', 2200), ('ES', 2100), ('SE', 2500);
