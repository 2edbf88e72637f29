-- Texts with headings, lists and links are stored as HTML of a few tags (contracts/src/rich-text.ts). What was written as
-- plain text becomes it: an empty line begins a paragraph, any other a new line.
CREATE FUNCTION plain_to_rich_text(plain text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(string_agg('<p>' || replace(
      replace(replace(replace(replace(btrim(paragraph, E' \t\n'), '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;'),
      E'\n', '<br>') || '</p>', '' ORDER BY place), '')
  FROM regexp_split_to_table(replace(plain, E'\r', ''), '\n\s*\n') WITH ORDINALITY AS parts (paragraph, place)
  WHERE btrim(paragraph, E' \t\n') <> ''
$$;

UPDATE vendor_profile SET story = plain_to_rich_text(story) WHERE story <> '';
DROP FUNCTION plain_to_rich_text;
