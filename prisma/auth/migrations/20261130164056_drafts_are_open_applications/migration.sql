-- A value that was added to an enum can be used once the migration that added it is committed.
DROP INDEX "vendor_profile_one_open_application";
CREATE UNIQUE INDEX "vendor_profile_one_open_application" ON "vendor_profile" (owner_user_id)
  WHERE status IN ('draft', 'in_review', 'changes_requested');
ALTER TABLE "vendor_profile" ADD CONSTRAINT "vendor_profile_only_drafts_were_never_sent"
  CHECK (status = 'draft' OR sent_at IS NOT NULL);

-- History is only ever added to; it goes with its factory.
CREATE FUNCTION keep_vendor_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the history of a factory is never changed';
END $$;
CREATE TRIGGER vendor_history_entry_is_kept BEFORE UPDATE ON "vendor_history_entry"
  FOR EACH ROW EXECUTE FUNCTION keep_vendor_history();
