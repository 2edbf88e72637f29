-- AlterTable
ALTER TABLE "catalogue_change" ADD COLUMN     "applied_by_id" TEXT,
ADD COLUMN     "applied_by_name" TEXT;
