-- AlterTable
ALTER TABLE "refresh_token" ADD COLUMN     "parent_hash" TEXT,
ADD COLUMN     "taken_back_at" TIMESTAMPTZ(3);
