-- CreateTable
CREATE TABLE "staff_roster" (
    "id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "staff_roster_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_invitation" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "roles" "staff_role"[],
    "token_hash" TEXT NOT NULL,
    "invited_by_id" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_invitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "staff_invitation_token_hash_key" ON "staff_invitation"("token_hash");

-- CreateIndex
CREATE INDEX "staff_invitation_invited_by_id_idx" ON "staff_invitation"("invited_by_id");

-- AddForeignKey
ALTER TABLE "staff_invitation" ADD CONSTRAINT "staff_invitation_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand: what Prisma's schema cannot say.
ALTER TABLE "staff_invitation" ADD CONSTRAINT "staff_invitation_email_is_normal" CHECK (email = lower(btrim(email)));
ALTER TABLE "staff_invitation" ADD CONSTRAINT "staff_invitation_ends_once" CHECK (accepted_at IS NULL OR revoked_at IS NULL);
CREATE UNIQUE INDEX "staff_invitation_one_open_per_address" ON "staff_invitation" (email)
  WHERE accepted_at IS NULL AND revoked_at IS NULL;
ALTER TABLE "staff_roster" ADD CONSTRAINT "staff_roster_is_one_row" CHECK (id = 1);
INSERT INTO "staff_roster" (id, version) VALUES (1, 0);
