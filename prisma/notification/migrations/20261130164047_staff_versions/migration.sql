-- AlterTable
ALTER TABLE "staff_member" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;
