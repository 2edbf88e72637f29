-- AlterTable
ALTER TABLE "wishlist" ADD COLUMN     "share_token" TEXT,
ADD COLUMN     "shared_by" TEXT;

-- AlterTable
ALTER TABLE "wishlist_item" ADD COLUMN     "was_in_stock" BOOLEAN NOT NULL DEFAULT true;

-- CreateIndex
CREATE UNIQUE INDEX "wishlist_share_token_key" ON "wishlist"("share_token");
