ALTER TABLE "payment_share" ADD COLUMN "refunded_minor" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "refunded_commission_minor" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "refunded_payable_minor" BIGINT NOT NULL DEFAULT 0,
  ADD CONSTRAINT "payment_share_refunded" CHECK (refunded_minor = refunded_commission_minor + refunded_payable_minor
    AND refunded_commission_minor BETWEEN 0 AND commission_minor AND refunded_payable_minor BETWEEN 0 AND payable_minor);

ALTER TABLE "payment_refund" ADD COLUMN "request" TEXT,
  ADD COLUMN "order_refund_id" TEXT,
  ADD COLUMN "vendor_order_id" TEXT,
  ADD COLUMN "commission_minor" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "payable_minor" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "retries" INTEGER NOT NULL DEFAULT 0;
-- So far there was one reason, once per intent.
UPDATE "payment_refund" SET "request" = 'cancelled:' || "stripe_payment_intent_id";
DROP INDEX "payment_refund_stripe_payment_intent_id_reason_key";
ALTER TABLE "payment_refund" ALTER COLUMN "request" SET NOT NULL, DROP COLUMN "reason";
CREATE UNIQUE INDEX "payment_refund_request_key" ON "payment_refund"("request");
CREATE INDEX "payment_refund_stripe_payment_intent_id_idx" ON "payment_refund"("stripe_payment_intent_id");
CREATE INDEX "payment_refund_vendor_order_id_idx" ON "payment_refund"("vendor_order_id");
ALTER TABLE "payment_refund" ADD CONSTRAINT "payment_refund_vendor_order_id_fkey" FOREIGN KEY ("vendor_order_id") REFERENCES "payment_share"("vendor_order_id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "vendor_payout_item" ADD COLUMN "payable_minor" BIGINT;
UPDATE "vendor_payout_item" SET "payable_minor" = "amount_minor";
ALTER TABLE "vendor_payout_item" ALTER COLUMN "payable_minor" SET NOT NULL;

CREATE TABLE "vendor_recovery" (
    "refund_id" TEXT NOT NULL,
    "vendor_id" TEXT NOT NULL,
    "vendor_order_id" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "deducted_minor" BIGINT NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL,
    "failure" TEXT,
    "attempted_at" TIMESTAMPTZ(3),
    "refusals" INTEGER NOT NULL DEFAULT 0,
    "stripe_reversal_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vendor_recovery_pkey" PRIMARY KEY ("refund_id")
);
CREATE TABLE "vendor_payout_deduction" (
    "payout_id" TEXT NOT NULL,
    "refund_id" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "vendor_payout_deduction_pkey" PRIMARY KEY ("payout_id","refund_id")
);
CREATE UNIQUE INDEX "vendor_recovery_stripe_reversal_id_key" ON "vendor_recovery"("stripe_reversal_id");
CREATE INDEX "vendor_recovery_vendor_id_state_idx" ON "vendor_recovery"("vendor_id", "state");
CREATE INDEX "vendor_recovery_vendor_order_id_idx" ON "vendor_recovery"("vendor_order_id");
CREATE INDEX "vendor_recovery_state_updated_at_idx" ON "vendor_recovery"("state", "updated_at");
CREATE INDEX "vendor_payout_deduction_refund_id_idx" ON "vendor_payout_deduction"("refund_id");
ALTER TABLE "vendor_recovery" ADD CONSTRAINT "vendor_recovery_refund_id_fkey" FOREIGN KEY ("refund_id") REFERENCES "payment_refund"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "vendor_payout_deduction" ADD CONSTRAINT "vendor_payout_deduction_payout_id_fkey" FOREIGN KEY ("payout_id") REFERENCES "vendor_payout"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "vendor_payout_deduction" ADD CONSTRAINT "vendor_payout_deduction_refund_id_fkey" FOREIGN KEY ("refund_id") REFERENCES "vendor_recovery"("refund_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Hand-written from here on.
ALTER TABLE "payment_refund"
  DROP CONSTRAINT "payment_refund_state_known",
  ADD CONSTRAINT "payment_refund_state_known" CHECK (state IN ('requested', 'on_hold', 'pending', 'succeeded', 'failed')),
  ADD CONSTRAINT "payment_refund_borne" CHECK (order_refund_id IS NULL OR
    (vendor_order_id IS NOT NULL AND commission_minor >= 0 AND payable_minor >= 0 AND commission_minor + payable_minor = amount_minor));
-- A payout may keep all of it.
ALTER TABLE "vendor_payout"
  DROP CONSTRAINT "vendor_payout_amount_positive",
  ADD CONSTRAINT "vendor_payout_amount_not_negative" CHECK (amount_minor >= 0);
ALTER TABLE "vendor_payout_item"
  DROP CONSTRAINT "vendor_payout_item_amount_positive",
  ADD CONSTRAINT "vendor_payout_item_amounts" CHECK (amount_minor BETWEEN 0 AND payable_minor AND payable_minor > 0);
ALTER TABLE "vendor_payout_deduction" ADD CONSTRAINT "vendor_payout_deduction_positive" CHECK (amount_minor > 0);
ALTER TABLE "vendor_recovery"
  ADD CONSTRAINT "vendor_recovery_state_known" CHECK (state IN ('reversing', 'open', 'settled')),
  ADD CONSTRAINT "vendor_recovery_amounts" CHECK (amount_minor > 0 AND deducted_minor BETWEEN 0 AND amount_minor
    AND (state <> 'settled' OR stripe_reversal_id IS NOT NULL OR deducted_minor = amount_minor));
