-- AlterTable
ALTER TABLE "vendor_profile" ADD COLUMN     "team_version" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "vendor_invitation" (
    "id" TEXT NOT NULL,
    "vendor_id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" "vendor_role" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "invited_by_id" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "vendor_invitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "vendor_invitation_token_hash_key" ON "vendor_invitation"("token_hash");

-- CreateIndex
CREATE INDEX "vendor_invitation_vendor_id_id_idx" ON "vendor_invitation"("vendor_id", "id");

-- AddForeignKey
ALTER TABLE "vendor_invitation" ADD CONSTRAINT "vendor_invitation_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendor_profile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vendor_invitation" ADD CONSTRAINT "vendor_invitation_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand: what Prisma's schema cannot say.
ALTER TABLE "vendor_invitation" ADD CONSTRAINT "vendor_invitation_email_is_normal" CHECK (email = lower(btrim(email)));
ALTER TABLE "vendor_invitation" ADD CONSTRAINT "vendor_invitation_ends_once" CHECK (accepted_at IS NULL OR revoked_at IS NULL);
CREATE UNIQUE INDEX "vendor_invitation_one_open_per_address" ON "vendor_invitation" (vendor_id, email)
  WHERE accepted_at IS NULL AND revoked_at IS NULL;
