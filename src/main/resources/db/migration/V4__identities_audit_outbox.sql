-- A person as a third party knows them. Two are the same person if issuer and subject are; an e-mail address that the
-- third party tells joins nothing.
CREATE TABLE identity (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    directory  text NOT NULL,
    provider   text NOT NULL,
    issuer     text NOT NULL,
    subject    text NOT NULL,
    profile    jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL
);

CREATE UNIQUE INDEX identity_subject_key ON identity (directory, issuer, subject);
CREATE UNIQUE INDEX identity_provider_key ON identity (account_id, provider);

-- Somebody who has not said who they are; may become a person under the same id.
ALTER TABLE account ADD COLUMN anonymous boolean NOT NULL DEFAULT false;
CREATE INDEX account_anonymous_idx ON account (created_at) WHERE anonymous;

-- What happened to accounts: written by the same statement as the change, never changed afterwards. Holds no personal
-- data: networks and subjects (addresses, names, identities) are keyed hashes. Outlives its account.
CREATE TABLE audit_event (
    position    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          uuid NOT NULL DEFAULT gen_random_uuid(),
    type        text NOT NULL,
    account_id  uuid NOT NULL,
    session_id  uuid,
    detail      text,
    actor       text NOT NULL,
    client_id   text,
    network     text,
    subjects    text[] NOT NULL,
    occurred_at timestamptz NOT NULL
);

CREATE INDEX audit_event_account_idx ON audit_event (account_id, position);
CREATE INDEX audit_event_occurred_idx ON audit_event (occurred_at);

-- Events that have not been told yet. Of each account the oldest is told first: a row is its own lease.
CREATE TABLE outbox (
    position   bigint PRIMARY KEY,
    account_id uuid NOT NULL,
    due_at     timestamptz NOT NULL,
    attempts   integer NOT NULL DEFAULT 0,
    -- Given up on: stays for the operator, and holds nothing up.
    dead_at    timestamptz
);

CREATE INDEX outbox_account_idx ON outbox (account_id, position) WHERE dead_at IS NULL;
CREATE INDEX outbox_due_idx ON outbox (position) WHERE dead_at IS NULL;
