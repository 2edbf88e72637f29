-- What a factory says of a carrier stands on parcels of carriers that we do not know alone. Buyers follow the link.
ALTER TABLE "shipment"
  ADD COLUMN "carrier_name" TEXT,
  ADD COLUMN "tracking_url" TEXT,
  ADD CONSTRAINT "shipment_own_carrier" CHECK ("carrier" = 'manual' OR ("carrier_name" IS NULL AND "tracking_url" IS NULL)),
  ADD CONSTRAINT "shipment_tracking_url_encrypted" CHECK ("tracking_url" LIKE 'https://%');
