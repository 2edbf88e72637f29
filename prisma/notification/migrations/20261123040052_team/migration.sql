-- CreateTable
CREATE TABLE "vendor_team" (
    "vendor_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "vendor_team_pkey" PRIMARY KEY ("vendor_id")
);
