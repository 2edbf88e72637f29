-- DropIndex
DROP INDEX "email_notification_event_id_recipient_key";

-- DropIndex
DROP INDEX "notification_event_id_user_id_audience_key";

-- AlterTable
ALTER TABLE "email_notification" ADD COLUMN     "vendor_id" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "notification" ADD COLUMN     "vendor_id" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE UNIQUE INDEX "email_notification_event_id_recipient_vendor_id_key" ON "email_notification"("event_id", "recipient", "vendor_id");

-- CreateIndex
CREATE UNIQUE INDEX "notification_event_id_user_id_audience_vendor_id_key" ON "notification"("event_id", "user_id", "audience", "vendor_id");

-- By hand: the unread count, which every page of every app asks for.
CREATE INDEX "notification_unread" ON "notification" ("user_id", "audience") WHERE "read_at" IS NULL;
