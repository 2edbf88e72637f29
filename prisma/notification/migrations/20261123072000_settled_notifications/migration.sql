-- What leads to a page and nobody has read: settled in one go when the page's matter is.
CREATE INDEX "notification_unread_href" ON "notification" ("href", "audience") WHERE "read_at" IS NULL;
