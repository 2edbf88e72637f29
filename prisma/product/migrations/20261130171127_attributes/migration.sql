-- AlterTable
ALTER TABLE "product" ADD COLUMN     "attributes" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "attribute" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "help" TEXT NOT NULL,
    "is_filter" BOOLEAN NOT NULL,
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "attribute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attribute_value" (
    "id" TEXT NOT NULL,
    "attribute_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "attribute_value_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "category_attribute" (
    "category_id" TEXT NOT NULL,
    "attribute_id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,

    CONSTRAINT "category_attribute_pkey" PRIMARY KEY ("category_id","attribute_id")
);

-- CreateIndex
CREATE INDEX "attribute_position_idx" ON "attribute"("position");

-- CreateIndex
CREATE INDEX "attribute_value_attribute_id_position_idx" ON "attribute_value"("attribute_id", "position");

-- CreateIndex
CREATE INDEX "category_attribute_attribute_id_idx" ON "category_attribute"("attribute_id");

-- AddForeignKey
ALTER TABLE "attribute_value" ADD CONSTRAINT "attribute_value_attribute_id_fkey" FOREIGN KEY ("attribute_id") REFERENCES "attribute"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "category_attribute" ADD CONSTRAINT "category_attribute_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "category"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "category_attribute" ADD CONSTRAINT "category_attribute_attribute_id_fkey" FOREIGN KEY ("attribute_id") REFERENCES "attribute"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ------------------------------------------------------------------------------------------------ written by hand from here

-- What can never be in a row, whatever the code does.
ALTER TABLE "attribute" ADD CONSTRAINT "attribute_kind_check"
  CHECK (kind IN ('choice', 'choices', 'number', 'yes_no') AND (unit = '' OR kind = 'number'));
ALTER TABLE "category_attribute" ADD CONSTRAINT "category_attribute_mode_check" CHECK (mode IN ('required', 'optional', 'off'));
ALTER TABLE "product" ADD CONSTRAINT "product_attributes_check" CHECK (jsonb_typeof(attributes) = 'array');

-- A name stands once, and a value once within its attribute.
CREATE UNIQUE INDEX "attribute_name" ON "attribute" (lower(name));
CREATE UNIQUE INDEX "attribute_value_name" ON "attribute_value" (attribute_id, lower(name)) WHERE retired_at IS NULL;
-- Which goods have an attribute: asked when it is changed or removed.
CREATE INDEX "product_attributes" ON "product" USING gin (attributes jsonb_path_ops);

-- Kind and unit are part of what a value means.
CREATE FUNCTION keep_attribute_kind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the kind and unit of attribute % never change', OLD.id;
END $$;
CREATE TRIGGER "attribute_kind_stays" BEFORE UPDATE ON "attribute"
  FOR EACH ROW WHEN ((OLD.kind, OLD.unit) IS DISTINCT FROM (NEW.kind, NEW.unit)) EXECUTE FUNCTION keep_attribute_kind();

-- The part of a filter that a number belongs to: steps of 1, 2, 5 times a power of ten, so that widths in centimetres and
-- weights in grams both get few of them. "10 to 20 cm" holds 10 and not 20.
CREATE FUNCTION number_range(value numeric, unit text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  WITH power AS (SELECT power(10::numeric, floor(log(greatest(value, 1)))) AS p),
  step AS (SELECT CASE WHEN value >= 5 * p THEN 5 * p WHEN value >= 2 * p THEN 2 * p ELSE p END AS low,
                  CASE WHEN value >= 5 * p THEN 10 * p WHEN value >= 2 * p THEN 5 * p ELSE 2 * p END AS high FROM power)
  SELECT trim(CASE WHEN value < 1 THEN 'Less than 1'
                   ELSE trim_scale(low)::text || ' to ' || trim_scale(high)::text END || ' ' || unit)
  FROM step
$$;
