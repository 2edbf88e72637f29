-- CreateEnum
CREATE TYPE "document_status" AS ENUM ('waiting', 'accepted', 'refused');

-- CreateTable
CREATE TABLE "vendor_document" (
    "id" TEXT NOT NULL,
    "vendor_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" "document_status" NOT NULL,
    "file_name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "expires_on" DATE,
    "note" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_name" TEXT,
    "uploaded_by_name" TEXT NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vendor_document_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "vendor_document_vendor_id_id_idx" ON "vendor_document"("vendor_id", "id");

-- AddForeignKey
ALTER TABLE "vendor_document" ADD CONSTRAINT "vendor_document_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendor_profile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "vendor_document" ADD CONSTRAINT "vendor_document_refusal_has_a_reason" CHECK ((status = 'refused') = (note IS NOT NULL));
-- What was decided on was decided by somebody.
ALTER TABLE "vendor_document" ADD CONSTRAINT "vendor_document_is_decided_by_somebody"
  CHECK ((status = 'waiting') = (decided_at IS NULL) AND (status = 'waiting') = (decided_by_name IS NULL));
