-- The mailbox that an e-mail address leads to, and which of its places the account holds, where the directory's policy
-- counts accounts by mailbox. In plain, like the address beside it: a keyed hash would be another one after every change
-- of keys, and the count would begin anew.
ALTER TABLE account
    ADD COLUMN mailbox_key   text,
    ADD COLUMN mailbox_place integer,
    -- Whoever loses the address gives the place back.
    ADD CONSTRAINT account_mailbox_check CHECK (
        (mailbox_key IS NULL) = (mailbox_place IS NULL) AND (mailbox_key IS NULL OR email_key IS NOT NULL));

-- Two, because an address that nobody has proven must not keep its owner out.
CREATE UNIQUE INDEX account_verified_mailbox_key ON account (directory, mailbox_key, mailbox_place)
    WHERE email_verified AND mailbox_key IS NOT NULL;
CREATE UNIQUE INDEX account_unverified_mailbox_key ON account (directory, mailbox_key, mailbox_place)
    WHERE NOT email_verified AND mailbox_key IS NOT NULL;
