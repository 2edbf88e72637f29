-- AlterTable
ALTER TABLE "vendor_summary" ADD COLUMN     "vacation_ends_at" TIMESTAMPTZ(3),
ADD COLUMN     "vacation_from" DATE,
ADD COLUMN     "vacation_note" TEXT,
ADD COLUMN     "vacation_starts_at" TIMESTAMPTZ(3),
ADD COLUMN     "vacation_until" DATE;

-- All of a vacation or none of it.
ALTER TABLE "vendor_summary" ADD CONSTRAINT "vendor_summary_vacation_whole"
  CHECK (num_nonnulls(vacation_from, vacation_until, vacation_note, vacation_starts_at, vacation_ends_at) IN (0, 5));
