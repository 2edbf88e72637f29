-- CreateTable
CREATE TABLE "onboarding_requirement" (
    "id" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "document_kind" TEXT,
    "country" CHAR(2),
    "is_required" BOOLEAN NOT NULL,
    "help" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "onboarding_requirement_pkey" PRIMARY KEY ("id")
);

-- One entry asks one thing of the factories of one country, or of all.
CREATE UNIQUE INDEX "onboarding_requirement_asks_once" ON "onboarding_requirement" (subject, document_kind, country) NULLS NOT DISTINCT;
ALTER TABLE "onboarding_requirement" ADD CONSTRAINT "onboarding_requirement_names_its_document"
  CHECK ((subject = 'document') = (document_kind IS NOT NULL));
