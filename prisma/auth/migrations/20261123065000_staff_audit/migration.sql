-- DropIndex
DROP INDEX "audit_entry_actor_user_id_id_idx";

-- DropIndex
DROP INDEX "audit_entry_subject_type_subject_id_id_idx";

-- AlterTable
ALTER TABLE "audit_entry" ADD COLUMN     "actor_name" TEXT,
ADD COLUMN     "service" TEXT NOT NULL DEFAULT 'auth',
ADD COLUMN     "subject_name" TEXT;

-- What was written before this service kept the log of all of them, with the names of today.
UPDATE "audit_entry" entry SET
  "actor_name" = coalesce((SELECT name FROM "app_user" WHERE id = entry.actor_user_id), 'Operator'),
  "subject_name" = coalesce(
    (SELECT name FROM "vendor_profile" WHERE id = entry.subject_id),
    (SELECT name FROM "app_user" WHERE id = entry.subject_id),
    entry.subject_id);

ALTER TABLE "audit_entry" ALTER COLUMN "actor_name" SET NOT NULL,
ALTER COLUMN "service" DROP DEFAULT,
ALTER COLUMN "subject_name" SET NOT NULL;

-- CreateIndex
CREATE INDEX "audit_entry_occurred_at_id_idx" ON "audit_entry"("occurred_at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_actor_user_id_occurred_at_id_idx" ON "audit_entry"("actor_user_id", "occurred_at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_action_occurred_at_id_idx" ON "audit_entry"("action", "occurred_at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_subject_id_occurred_at_id_idx" ON "audit_entry"("subject_id", "occurred_at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_subject_type_occurred_at_id_idx" ON "audit_entry"("subject_type", "occurred_at", "id");
