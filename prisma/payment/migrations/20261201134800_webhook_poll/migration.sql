CREATE TABLE "webhook_poll" (
    "id" TEXT NOT NULL,
    "polled_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_poll_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "webhook_event_received_at_id_idx" ON "webhook_event"("received_at" DESC, "id" DESC);
