ALTER TABLE "payment_dispute" ADD COLUMN "payment_id" TEXT,
  ADD COLUMN "reason" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "amount_minor" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "fee_minor" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "currency" CHAR(3),
  ADD COLUMN "opened_at" TIMESTAMPTZ(3),
  ADD COLUMN "evidence_due_at" TIMESTAMPTZ(3),
  ADD COLUMN "evidence_sent_at" TIMESTAMPTZ(3),
  ADD COLUMN "closed_at" TIMESTAMPTZ(3);
UPDATE "payment_dispute" dispute SET "opened_at" = dispute."updated_at",
  "payment_id" = (SELECT id FROM "payment" WHERE "payment"."stripe_payment_intent_id" = dispute."stripe_payment_intent_id");
-- How much a dispute took was not known so far. One that is lost already stays frozen until Stripe's event of it is processed again.
UPDATE "payment_dispute" SET "state" = 'open' WHERE "state" = 'lost';
ALTER TABLE "payment_dispute" ALTER COLUMN "opened_at" SET NOT NULL;
CREATE INDEX "payment_dispute_payment_id_idx" ON "payment_dispute"("payment_id");
CREATE INDEX "payment_dispute_opened_at_id_idx" ON "payment_dispute"("opened_at" DESC, "id" DESC);
CREATE INDEX "payment_dispute_state_opened_at_id_idx" ON "payment_dispute"("state", "opened_at" DESC, "id" DESC);
ALTER TABLE "payment_dispute" ADD CONSTRAINT "payment_dispute_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Hand-written from here on.
ALTER TABLE "payment_dispute"
  DROP CONSTRAINT "payment_dispute_state_known",
  ADD CONSTRAINT "payment_dispute_state_known" CHECK (state IN ('inquiry', 'open', 'won', 'lost')),
  ADD CONSTRAINT "payment_dispute_amounts" CHECK (amount_minor >= 0);
ALTER TABLE "payment_refund"
  DROP CONSTRAINT "payment_refund_state_known",
  ADD CONSTRAINT "payment_refund_state_known" CHECK (state IN ('requested', 'on_hold', 'pending', 'succeeded', 'failed', 'charged_back'));
ALTER TABLE "ledger_account"
  DROP CONSTRAINT "ledger_account_kind_known",
  ADD CONSTRAINT "ledger_account_kind_known" CHECK (kind IN
    ('stripe', 'stripe_fees', 'vendor_held', 'vendor_due', 'commission', 'customer_refundable', 'disputed', 'dispute_losses'));
