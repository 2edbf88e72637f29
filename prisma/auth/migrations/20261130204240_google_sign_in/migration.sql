-- CreateEnum
CREATE TYPE "oauth_purpose" AS ENUM ('sign_in', 'connect');

-- CreateTable
CREATE TABLE "oauth_flow" (
    "state_hash" TEXT NOT NULL,
    "audience" "audience" NOT NULL,
    "purpose" "oauth_purpose" NOT NULL,
    "user_id" TEXT,
    "nonce" TEXT NOT NULL,
    "code_verifier" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "oauth_flow_pkey" PRIMARY KEY ("state_hash")
);

-- CreateTable
CREATE TABLE "oauth_account" (
    "provider" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "oauth_account_pkey" PRIMARY KEY ("provider","subject")
);

-- By hand: whoever connects is somebody, and whoever signs in is nobody yet.
ALTER TABLE "oauth_flow" ADD CONSTRAINT "oauth_flow_connects_somebody"
  CHECK ((purpose = 'connect') = (user_id IS NOT NULL));

-- By hand: the console is never entered through another provider.
ALTER TABLE "oauth_flow" ADD CONSTRAINT "oauth_flow_is_not_of_the_console" CHECK (audience <> 'admin');

-- CreateIndex
CREATE INDEX "oauth_flow_user_id_idx" ON "oauth_flow"("user_id");

-- CreateIndex
CREATE INDEX "oauth_flow_expires_at_idx" ON "oauth_flow"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "oauth_account_user_id_provider_key" ON "oauth_account"("user_id", "provider");

-- AddForeignKey
ALTER TABLE "oauth_flow" ADD CONSTRAINT "oauth_flow_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "oauth_account" ADD CONSTRAINT "oauth_account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
