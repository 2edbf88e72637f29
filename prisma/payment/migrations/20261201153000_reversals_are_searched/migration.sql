-- A reversal is always searched before it is made: nobody asks any more whether it was attempted.
ALTER TABLE "vendor_recovery" DROP COLUMN "attempted_at";
