-- Texts with headings, lists and links are stored as HTML of a few tags (contracts/src/rich-text.ts). What was written as
-- plain text becomes it: an empty line begins a paragraph, any other a new line.
CREATE FUNCTION plain_to_rich_text(plain text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(string_agg('<p>' || replace(
      replace(replace(replace(replace(btrim(paragraph, E' \t\n'), '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;'),
      E'\n', '<br>') || '</p>', '' ORDER BY place), '')
  FROM regexp_split_to_table(replace(plain, E'\r', ''), '\n\s*\n') WITH ORDINALITY AS parts (paragraph, place)
  WHERE btrim(paragraph, E' \t\n') <> ''
$$;

UPDATE product SET description = plain_to_rich_text(description) WHERE description <> '';
UPDATE vendor_summary SET story = plain_to_rich_text(story) WHERE story <> '';
-- History keeps what was decided; only the way in which it is written down changes.
ALTER TABLE product_revision DISABLE TRIGGER "product_revision_is_history";
UPDATE product_revision SET
  content = jsonb_set(content, '{description}', to_jsonb(plain_to_rich_text(content->>'description'))),
  base = CASE WHEN base ? 'description'
    THEN jsonb_set(base, '{description}', to_jsonb(plain_to_rich_text(base->>'description'))) ELSE base END
WHERE content ? 'description';
ALTER TABLE product_revision ENABLE TRIGGER "product_revision_is_history";
DROP FUNCTION plain_to_rich_text;
