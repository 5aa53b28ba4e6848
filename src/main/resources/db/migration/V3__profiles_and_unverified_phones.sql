-- What a person says of themselves and is looked for by; the rest lies in profile, custom_data is the application's.
ALTER TABLE account
    ADD COLUMN nickname          text,
    ADD COLUMN given_name        text,
    ADD COLUMN family_name       text,
    ADD COLUMN company           text,
    ADD COLUMN external_id       text,
    ADD COLUMN password_strength text CHECK (password_strength IN ('LOW', 'MEDIUM', 'HIGH')),
    ADD COLUMN status_changed_at timestamptz,
    -- Where the last sign-in came from.
    ADD COLUMN last_client_id    text,
    ADD COLUMN last_ip           text,
    ADD COLUMN browser           text,
    ADD COLUMN device            text;

-- As with e-mail: a number that nobody has proven must not keep its owner out.
DROP INDEX account_phone_key;
CREATE UNIQUE INDEX account_verified_phone_key ON account (directory, phone) WHERE phone_verified;
CREATE UNIQUE INDEX account_unverified_phone_key ON account (directory, phone)
    WHERE NOT phone_verified AND phone IS NOT NULL;

-- Accounts that nothing leads to any more are looked for by when they were left.
CREATE INDEX account_archived_idx ON account (status_changed_at) WHERE status = 'ARCHIVED';
