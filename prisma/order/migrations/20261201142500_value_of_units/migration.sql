ALTER TABLE "order_item" ADD COLUMN "cancelled_minor" BIGINT NOT NULL DEFAULT 0;

-- Hand-written from here on.
UPDATE "order_item" item SET "cancelled_minor" = given.amount_minor
FROM (
  SELECT refund_item.order_item_id, sum(refund_item.amount_minor) AS amount_minor
  FROM "refund_item" JOIN "refund" ON refund.id = refund_item.refund_id
  WHERE refund_item.quantity > 0 AND refund.accepted_at IS NOT NULL
  GROUP BY refund_item.order_item_id
) given
WHERE given.order_item_id = item.id;
ALTER TABLE "order_item" ADD CONSTRAINT order_item_cancelled CHECK ("cancelled_minor" BETWEEN 0 AND "refunded_minor");
