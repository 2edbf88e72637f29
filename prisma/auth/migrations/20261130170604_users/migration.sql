-- AlterTable
ALTER TABLE "app_user" ADD COLUMN     "blocked_at" TIMESTAMPTZ(3),
ADD COLUMN     "blocked_reason" TEXT;

-- CreateTable
CREATE TABLE "user_note" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "author_name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_note_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "user_note_user_id_id_idx" ON "user_note"("user_id", "id");

-- CreateIndex
CREATE INDEX "app_user_name_idx" ON "app_user" USING GIN ("name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "app_user_email_idx" ON "app_user" USING GIN ("email" gin_trgm_ops);

-- AddForeignKey
ALTER TABLE "user_note" ADD CONSTRAINT "user_note_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
