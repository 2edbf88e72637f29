-- Changes of many variants come from a form alone: nothing has ever written what a file would bring.
ALTER TABLE "catalogue_change_row" DROP COLUMN "cells", DROP COLUMN "content_kind", DROP COLUMN "content";
