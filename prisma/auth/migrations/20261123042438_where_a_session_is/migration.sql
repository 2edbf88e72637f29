-- AlterTable
ALTER TABLE "session" ADD COLUMN     "network" TEXT,
ADD COLUMN     "user_agent" TEXT;
