-- AlterTable
ALTER TABLE "category" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "category_former_slug" (
    "slug" TEXT NOT NULL,
    "category_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "category_former_slug_pkey" PRIMARY KEY ("slug")
);

-- CreateIndex
CREATE INDEX "category_former_slug_category_id_idx" ON "category_former_slug"("category_id");

-- AddForeignKey
ALTER TABLE "category_former_slug" ADD CONSTRAINT "category_former_slug_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "category"("id") ON DELETE CASCADE ON UPDATE CASCADE;
