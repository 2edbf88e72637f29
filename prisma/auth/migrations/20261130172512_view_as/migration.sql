-- CreateTable
CREATE TABLE "view_session" (
    "id" TEXT NOT NULL,
    "staff_user_id" TEXT NOT NULL,
    "staff_name" TEXT NOT NULL,
    "staff_session_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "audience" "audience" NOT NULL,
    "vendor_id" TEXT,
    "token_hash" TEXT NOT NULL,
    "code_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "view_session_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "view_session_token_hash_key" ON "view_session"("token_hash");

-- CreateIndex
CREATE INDEX "view_session_user_id_idx" ON "view_session"("user_id");

-- CreateIndex
CREATE INDEX "view_session_staff_user_id_idx" ON "view_session"("staff_user_id");

-- CreateIndex
CREATE INDEX "view_session_ends_at_idx" ON "view_session"("ends_at");

-- AddForeignKey
ALTER TABLE "view_session" ADD CONSTRAINT "view_session_staff_user_id_fkey" FOREIGN KEY ("staff_user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "view_session" ADD CONSTRAINT "view_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
