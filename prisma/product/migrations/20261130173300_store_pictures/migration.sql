-- AlterTable
ALTER TABLE "vendor_summary" ADD COLUMN     "cover" JSONB,
ADD COLUMN     "logo" JSONB;
