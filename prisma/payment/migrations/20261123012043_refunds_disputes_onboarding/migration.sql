-- DropIndex
DROP INDEX "payment_refund_payment_id_reason_key";

-- CreateTable
CREATE TABLE "payment_dispute" (
    "id" TEXT NOT NULL,
    "stripe_payment_intent_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_dispute_pkey" PRIMARY KEY ("id")
);

-- What was known of disputes so far, one per payment and without Stripe's id: a payment that is frozen stays frozen.
INSERT INTO "payment_dispute" (id, stripe_payment_intent_id, state, updated_at)
SELECT 'before:' || stripe_payment_intent_id, stripe_payment_intent_id, dispute_state, created_at
FROM "payment" WHERE dispute_state IS NOT NULL AND stripe_payment_intent_id IS NOT NULL;

-- AlterTable
ALTER TABLE "payment" DROP COLUMN "dispute_state";

-- AlterTable
ALTER TABLE "payment_refund" ADD COLUMN     "failed_at" TIMESTAMPTZ(3),
ADD COLUMN     "failure" TEXT,
ADD COLUMN     "stripe_payment_intent_id" TEXT;
UPDATE "payment_refund" refund SET stripe_payment_intent_id = payment.stripe_payment_intent_id
FROM "payment" WHERE payment.id = refund.payment_id;
ALTER TABLE "payment_refund" ALTER COLUMN "stripe_payment_intent_id" SET NOT NULL;

-- AlterTable
ALTER TABLE "payout_account" ADD COLUMN     "business_name" TEXT,
ADD COLUMN     "country" CHAR(2);
UPDATE "payout_account" account SET business_name = vendor.name, country = vendor.country
FROM "vendor_summary" vendor WHERE vendor.vendor_id = account.vendor_id AND account.stripe_account_id IS NULL;

-- CreateIndex
CREATE INDEX "payment_dispute_stripe_payment_intent_id_idx" ON "payment_dispute"("stripe_payment_intent_id");

-- CreateIndex
CREATE INDEX "payment_refund_payment_id_idx" ON "payment_refund"("payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_refund_stripe_payment_intent_id_reason_key" ON "payment_refund"("stripe_payment_intent_id", "reason");

-- Hand-written from here on.
ALTER TABLE "payment_dispute" ADD CONSTRAINT "payment_dispute_state_known" CHECK (state IN ('open', 'won', 'lost'));

ALTER TABLE "payment_refund"
  DROP CONSTRAINT "payment_refund_state_known",
  ADD CONSTRAINT "payment_refund_state_known" CHECK (state IN ('requested', 'pending', 'succeeded', 'failed'));

-- A charge that could not be settled goes back all the same: `refunded` may be without a charge and a fee in our books.
ALTER TABLE "payment"
  DROP CONSTRAINT "payment_succeeded_has_charge",
  ADD CONSTRAINT "payment_succeeded_has_charge" CHECK (status <> 'succeeded' OR (stripe_charge_id IS NOT NULL AND fee_minor IS NOT NULL AND paid_at IS NOT NULL));
