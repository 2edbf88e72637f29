-- AlterTable
ALTER TABLE "vendor_profile" ADD COLUMN     "vacation_ends_at" TIMESTAMPTZ(3),
ADD COLUMN     "vacation_from" DATE,
ADD COLUMN     "vacation_note" TEXT,
ADD COLUMN     "vacation_starts_at" TIMESTAMPTZ(3),
ADD COLUMN     "vacation_until" DATE,
ADD COLUMN     "vacation_zone" TEXT;

-- All of a vacation or none of it, in an order that makes sense.
ALTER TABLE "vendor_profile" ADD CONSTRAINT "vendor_profile_vacation_whole"
  CHECK (num_nonnulls(vacation_from, vacation_until, vacation_zone, vacation_note, vacation_starts_at, vacation_ends_at) IN (0, 6)),
  ADD CONSTRAINT "vendor_profile_vacation_order"
  CHECK (vacation_from <= vacation_until AND vacation_starts_at < vacation_ends_at);
