-- What a bank took for the buyer is known here when it is done.
ALTER TABLE "refund"
  DROP CONSTRAINT refund_kind_known,
  ADD CONSTRAINT refund_kind_known CHECK ("kind" IN ('cancellation', 'refund', 'chargeback'));
