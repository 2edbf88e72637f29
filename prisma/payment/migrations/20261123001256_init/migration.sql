-- CreateTable
CREATE TABLE "commission_rule" (
    "id" TEXT NOT NULL,
    "vendor_id" TEXT,
    "category_id" TEXT,
    "product_id" TEXT,
    "basis_points" INTEGER NOT NULL,
    "fixed_per_unit_minor" BIGINT NOT NULL,
    "currency" CHAR(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "commission_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox_event" (
    "event_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbox_event_pkey" PRIMARY KEY ("event_id")
);

-- CreateTable
CREATE TABLE "ledger_account" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "vendor_id" TEXT,
    "currency" CHAR(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_transaction" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_transaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "id" TEXT NOT NULL,
    "transaction_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "order_number" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "fee_minor" BIGINT,
    "stripe_payment_intent_id" TEXT,
    "stripe_charge_id" TEXT,
    "client_secret" TEXT,
    "failure_code" TEXT,
    "failure_message" TEXT,
    "last_event_key" TEXT NOT NULL DEFAULT '',
    "dispute_state" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "paid_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_share" (
    "vendor_order_id" TEXT NOT NULL,
    "vendor_order_number" TEXT NOT NULL,
    "payment_id" TEXT NOT NULL,
    "vendor_id" TEXT NOT NULL,
    "vendor_name" TEXT NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "commission_minor" BIGINT NOT NULL,
    "payable_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "state" TEXT NOT NULL,
    "delivered_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "payment_share_pkey" PRIMARY KEY ("vendor_order_id")
);

-- CreateTable
CREATE TABLE "payment_refund" (
    "id" TEXT NOT NULL,
    "payment_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "stripe_refund_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "succeeded_at" TIMESTAMPTZ(3),

    CONSTRAINT "payment_refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cancelled_order" (
    "order_id" TEXT NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cancelled_order_pkey" PRIMARY KEY ("order_id")
);

-- CreateTable
CREATE TABLE "payout_account" (
    "id" TEXT NOT NULL,
    "vendor_id" TEXT NOT NULL,
    "stripe_account_id" TEXT,
    "status" TEXT NOT NULL,
    "charges_enabled" BOOLEAN NOT NULL DEFAULT false,
    "payouts_enabled" BOOLEAN NOT NULL DEFAULT false,
    "details_submitted" BOOLEAN NOT NULL DEFAULT false,
    "disabled_reason" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payout_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vendor_payout" (
    "id" TEXT NOT NULL,
    "vendor_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "stripe_account_id" TEXT NOT NULL,
    "failure" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "vendor_payout_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vendor_payout_item" (
    "vendor_order_id" TEXT NOT NULL,
    "payout_id" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "attempted_at" TIMESTAMPTZ(3),
    "refusals" INTEGER NOT NULL DEFAULT 0,
    "stripe_transfer_id" TEXT,

    CONSTRAINT "vendor_payout_item_pkey" PRIMARY KEY ("vendor_order_id")
);

-- CreateTable
CREATE TABLE "vendor_summary" (
    "vendor_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "country" CHAR(2) NOT NULL,

    CONSTRAINT "vendor_summary_pkey" PRIMARY KEY ("vendor_id")
);

-- CreateTable
CREATE TABLE "webhook_event" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "object_id" TEXT,
    "payload" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "processed_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "commission_rule_product_id_idx" ON "commission_rule"("product_id");

-- CreateIndex
CREATE INDEX "commission_rule_vendor_id_idx" ON "commission_rule"("vendor_id");

-- CreateIndex
CREATE INDEX "commission_rule_category_id_idx" ON "commission_rule"("category_id");

-- CreateIndex
CREATE INDEX "ledger_account_vendor_id_idx" ON "ledger_account"("vendor_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_account_kind_vendor_id_currency_key" ON "ledger_account"("kind", "vendor_id", "currency") NULLS NOT DISTINCT;

-- CreateIndex
CREATE UNIQUE INDEX "ledger_account_id_currency_key" ON "ledger_account"("id", "currency");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transaction_kind_reference_key" ON "ledger_transaction"("kind", "reference");

-- CreateIndex
CREATE INDEX "ledger_entry_transaction_id_idx" ON "ledger_entry"("transaction_id");

-- CreateIndex
CREATE INDEX "ledger_entry_account_id_transaction_id_idx" ON "ledger_entry"("account_id", "transaction_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_order_id_key" ON "payment"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_stripe_payment_intent_id_key" ON "payment"("stripe_payment_intent_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_stripe_charge_id_key" ON "payment"("stripe_charge_id");

-- CreateIndex
CREATE INDEX "payment_share_payment_id_idx" ON "payment_share"("payment_id");

-- CreateIndex
CREATE INDEX "payment_share_vendor_id_state_idx" ON "payment_share"("vendor_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "payment_refund_stripe_refund_id_key" ON "payment_refund"("stripe_refund_id");

-- CreateIndex
CREATE INDEX "payment_refund_state_created_at_idx" ON "payment_refund"("state", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "payment_refund_payment_id_reason_key" ON "payment_refund"("payment_id", "reason");

-- CreateIndex
CREATE UNIQUE INDEX "payout_account_vendor_id_key" ON "payout_account"("vendor_id");

-- CreateIndex
CREATE UNIQUE INDEX "payout_account_stripe_account_id_key" ON "payout_account"("stripe_account_id");

-- CreateIndex
CREATE INDEX "vendor_payout_vendor_id_id_idx" ON "vendor_payout"("vendor_id", "id" DESC);

-- CreateIndex
CREATE INDEX "vendor_payout_status_updated_at_idx" ON "vendor_payout"("status", "updated_at");

-- CreateIndex
CREATE UNIQUE INDEX "vendor_payout_item_stripe_transfer_id_key" ON "vendor_payout_item"("stripe_transfer_id");

-- CreateIndex
CREATE INDEX "vendor_payout_item_payout_id_idx" ON "vendor_payout_item"("payout_id");

-- CreateIndex
CREATE INDEX "webhook_event_state_received_at_idx" ON "webhook_event"("state", "received_at");

-- CreateIndex
CREATE INDEX "webhook_event_object_id_idx" ON "webhook_event"("object_id");

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "ledger_transaction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_account_id_currency_fkey" FOREIGN KEY ("account_id", "currency") REFERENCES "ledger_account"("id", "currency") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_share" ADD CONSTRAINT "payment_share_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_refund" ADD CONSTRAINT "payment_refund_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vendor_payout_item" ADD CONSTRAINT "vendor_payout_item_payout_id_fkey" FOREIGN KEY ("payout_id") REFERENCES "vendor_payout"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vendor_payout_item" ADD CONSTRAINT "vendor_payout_item_vendor_order_id_fkey" FOREIGN KEY ("vendor_order_id") REFERENCES "payment_share"("vendor_order_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ------------------------------------------------------------------------------------------------------------------
-- By hand from here: what a schema file cannot say.

-- States are closed sets; money is whole minor units (P15: BIGINT throughout) and adds up on every row.
ALTER TABLE "payment"
  ADD CONSTRAINT "payment_status_known" CHECK (status IN ('pending', 'requires_action', 'failed', 'succeeded', 'cancelled', 'refunded')),
  ADD CONSTRAINT "payment_dispute_state_known" CHECK (dispute_state IN ('open', 'won', 'lost')),
  ADD CONSTRAINT "payment_amount_positive" CHECK (amount_minor > 0),
  ADD CONSTRAINT "payment_fee_not_negative" CHECK (fee_minor >= 0),
  ADD CONSTRAINT "payment_succeeded_has_charge" CHECK (status NOT IN ('succeeded', 'refunded') OR (stripe_charge_id IS NOT NULL AND fee_minor IS NOT NULL AND paid_at IS NOT NULL));

ALTER TABLE "payment_share"
  ADD CONSTRAINT "payment_share_state_known" CHECK (state IN ('pending', 'held', 'due', 'claimed', 'paid', 'cancelled')),
  ADD CONSTRAINT "payment_share_adds_up" CHECK (total_minor >= 0 AND commission_minor >= 0 AND payable_minor >= 0 AND payable_minor = total_minor - commission_minor);

ALTER TABLE "payment_refund"
  ADD CONSTRAINT "payment_refund_state_known" CHECK (state IN ('requested', 'succeeded')),
  ADD CONSTRAINT "payment_refund_amount_positive" CHECK (amount_minor > 0);

ALTER TABLE "payout_account"
  ADD CONSTRAINT "payout_account_status_known" CHECK (status IN ('incomplete', 'ready', 'restricted'));

ALTER TABLE "vendor_payout"
  ADD CONSTRAINT "vendor_payout_status_known" CHECK (status IN ('claimed', 'sent', 'failed')),
  ADD CONSTRAINT "vendor_payout_amount_positive" CHECK (amount_minor > 0);

ALTER TABLE "vendor_payout_item" ADD CONSTRAINT "vendor_payout_item_amount_positive" CHECK (amount_minor > 0);

ALTER TABLE "webhook_event"
  ADD CONSTRAINT "webhook_event_state_known" CHECK (state IN ('received', 'processed', 'parked', 'failed'));

ALTER TABLE "commission_rule"
  ADD CONSTRAINT "commission_rule_rate_in_range" CHECK (basis_points BETWEEN 0 AND 10000),
  ADD CONSTRAINT "commission_rule_fixed_not_negative" CHECK (fixed_per_unit_minor >= 0),
  ADD CONSTRAINT "commission_rule_fixed_has_currency" CHECK (fixed_per_unit_minor = 0 OR currency IS NOT NULL);
-- One rule in force per scope: which one applies is never a matter of luck.
CREATE UNIQUE INDEX "commission_rule_scope_in_force" ON "commission_rule" (vendor_id, category_id, product_id, currency) NULLS NOT DISTINCT WHERE archived_at IS NULL;

-- What the sweeps look for, and nothing else.
CREATE INDEX "payment_share_due" ON "payment_share" (vendor_id, currency) WHERE state = 'due';

ALTER TABLE "ledger_account"
  ADD CONSTRAINT "ledger_account_kind_known" CHECK (kind IN ('stripe', 'stripe_fees', 'vendor_held', 'vendor_due', 'commission', 'customer_refundable')),
  ADD CONSTRAINT "ledger_account_vendor_where_due" CHECK ((vendor_id IS NOT NULL) = (kind IN ('vendor_held', 'vendor_due')));

ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_not_zero" CHECK (amount_minor <> 0);

-- The ledger is append-only: a mistake is mended by a posting of its own.
CREATE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The ledger is append-only: % on % is refused.', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END;
$$;
CREATE TRIGGER "ledger_entry_append_only" BEFORE UPDATE OR DELETE ON "ledger_entry" FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();
CREATE TRIGGER "ledger_entry_no_truncate" BEFORE TRUNCATE ON "ledger_entry" FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
CREATE TRIGGER "ledger_transaction_append_only" BEFORE UPDATE OR DELETE ON "ledger_transaction" FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();
CREATE TRIGGER "ledger_transaction_no_truncate" BEFORE TRUNCATE ON "ledger_transaction" FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();

-- At commit, the entries of a transaction sum to zero in every currency, and there are some. Deferred, because the
-- entries arrive row by row.
CREATE FUNCTION assert_ledger_transaction_balances(checked text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) FROM ledger_entry WHERE transaction_id = checked) < 2 THEN
    RAISE EXCEPTION 'Ledger transaction % has fewer than two entries.', checked USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM ledger_entry WHERE transaction_id = checked GROUP BY currency HAVING sum(amount_minor) <> 0) THEN
    RAISE EXCEPTION 'Ledger transaction % does not balance.', checked USING ERRCODE = 'integrity_constraint_violation';
  END IF;
END;
$$;
CREATE FUNCTION ledger_entry_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM assert_ledger_transaction_balances(NEW.transaction_id);
  RETURN NULL;
END;
$$;
CREATE FUNCTION ledger_transaction_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM assert_ledger_transaction_balances(NEW.id);
  RETURN NULL;
END;
$$;
CREATE CONSTRAINT TRIGGER "ledger_entry_balances" AFTER INSERT ON "ledger_entry" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_entry_balances();
CREATE CONSTRAINT TRIGGER "ledger_transaction_balances" AFTER INSERT ON "ledger_transaction" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_transaction_balances();

-- The rule that applies where no other does: the marketplace keeps 10 %.
INSERT INTO "commission_rule" (id, basis_points, fixed_per_unit_minor, created_at)
VALUES ('cru_00000000000070008000000000000001', 1000, 0, '2026-01-01T00:00:00Z');
