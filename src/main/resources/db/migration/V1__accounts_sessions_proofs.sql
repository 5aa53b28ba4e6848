-- A person, in one directory of accounts.
CREATE TABLE account (
    id                  uuid PRIMARY KEY,
    directory           text NOT NULL,
    username            text,
    username_key        text,
    email               text,
    email_key           text,
    email_verified      boolean NOT NULL DEFAULT false,
    phone               text,
    phone_verified      boolean NOT NULL DEFAULT false,
    password_hash       text,
    password_changed_at timestamptz,
    name                text,
    gender              text,
    picture             text,
    locale              text,
    profile             jsonb NOT NULL DEFAULT '{}',
    custom_data         jsonb NOT NULL DEFAULT '{}',
    status              text NOT NULL DEFAULT 'ACTIVE' CHECK (status IN ('ACTIVE', 'BLOCKED', 'ARCHIVED')),
    client_id           text NOT NULL,
    sign_in_count       bigint NOT NULL DEFAULT 0,
    last_sign_in_at     timestamptz,
    created_at          timestamptz NOT NULL,
    updated_at          timestamptz NOT NULL
);

CREATE UNIQUE INDEX account_phone_key ON account (directory, phone) WHERE phone IS NOT NULL;
CREATE UNIQUE INDEX account_username_key ON account (directory, username_key) WHERE username_key IS NOT NULL;
-- Two, because an address that nobody has proven must not keep its owner out.
CREATE UNIQUE INDEX account_verified_email_key ON account (directory, email_key) WHERE email_verified;
CREATE UNIQUE INDEX account_unverified_email_key ON account (directory, email_key)
    WHERE NOT email_verified AND email_key IS NOT NULL;

-- One family of refresh tokens. A token is made of handle, counter and a keyed hash over the seed, so neither this
-- table nor the key alone is enough to forge one.
CREATE TABLE session (
    id                   uuid PRIMARY KEY,
    account_id           uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    handle               text NOT NULL,
    seed                 text NOT NULL,
    counter              integer NOT NULL DEFAULT 0,
    client_id            text NOT NULL,
    issuer               text NOT NULL,
    scope                text NOT NULL,
    device_id            text,
    rotation_fingerprint text,
    rotated_at           timestamptz,
    created_at           timestamptz NOT NULL,
    expires_at           timestamptz NOT NULL,
    revoked_at           timestamptz,
    revocation           text
);

CREATE UNIQUE INDEX session_handle_key ON session (handle);
CREATE INDEX session_account_idx ON session (account_id);
CREATE INDEX session_expires_idx ON session (expires_at);

-- The judge's book of proofs: written by the same statement as whatever the proof permits. No reference to account:
-- a proof stays spent when its account is deleted.
CREATE TABLE spent_proof (
    proof_id    text NOT NULL CONSTRAINT spent_proof_pkey PRIMARY KEY,
    purpose     text NOT NULL,
    account_id  uuid NOT NULL,
    fingerprint text NOT NULL,
    spent_at    timestamptz NOT NULL
);

CREATE INDEX spent_proof_spent_at_idx ON spent_proof (spent_at);
