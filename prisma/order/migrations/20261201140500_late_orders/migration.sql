ALTER TABLE "vendor_order" ADD COLUMN "late_notice_at" TIMESTAMPTZ(3),
  ADD COLUMN "late_warning_at" TIMESTAMPTZ(3);

-- Hand-written from here on. What is still to be sent, by the day on which it should leave.
CREATE INDEX "vendor_order_to_send_idx" ON "vendor_order"("ship_by") WHERE "status" IN ('to_ship', 'partially_shipped');
