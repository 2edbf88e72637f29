-- AlterEnum
ALTER TYPE "vendor_status" ADD VALUE 'draft';

-- AlterTable
ALTER TABLE "vendor_profile" ADD COLUMN     "requested_changes" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "sent_at" TIMESTAMPTZ(3),
ADD COLUMN     "ship_from" JSONB,
ADD COLUMN     "terms_accepted_at" TIMESTAMPTZ(3),
ADD COLUMN     "terms_accepted_by" TEXT,
ADD COLUMN     "terms_version" TEXT,
ADD COLUMN     "vat_number" TEXT;

-- CreateTable
CREATE TABLE "vendor_history_entry" (
    "id" TEXT NOT NULL,
    "vendor_id" TEXT NOT NULL,
    "move" TEXT NOT NULL,
    "from_status" "vendor_status" NOT NULL,
    "to_status" "vendor_status" NOT NULL,
    "note" TEXT NOT NULL,
    "items" JSONB NOT NULL DEFAULT '[]',
    "actor_name" TEXT NOT NULL,
    "is_staff" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vendor_history_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "vendor_history_entry_vendor_id_at_id_idx" ON "vendor_history_entry"("vendor_id", "at", "id");

-- AddForeignKey
ALTER TABLE "vendor_history_entry" ADD CONSTRAINT "vendor_history_entry_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendor_profile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Every application from before was sent the moment it was written.
UPDATE "vendor_profile" SET sent_at = applied_at;
ALTER TABLE "vendor_profile" ADD CONSTRAINT "vendor_profile_terms_are_accepted_by_somebody"
  CHECK (num_nulls(terms_version, terms_accepted_at, terms_accepted_by) IN (0, 3));
