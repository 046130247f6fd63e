-- SPDX-License-Identifier: Apache-2.0
-- The first released form of the file. Never edited: a change is a new numbered file (README.md beside this folder).
-- Sealed values are opaque here. Keys are random; rid = 31 bits of the person's id, then 32 random bits, so that one
-- person's rows lie together and no order of writing shows. References are checked at the end of a transaction.

-- salts and settings of the file; "open" and "checked" are the store's own
CREATE TABLE meta (
    k TEXT PRIMARY KEY NOT NULL,
    v BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- sign-in slots, of residents and coaches alike; nothing here leads to a person
CREATE TABLE slot (
    locator BLOB PRIMARY KEY NOT NULL CHECK (length(locator) = 16),
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- keep_until: year * 12 + month - 1; held_since: day since 1970, 0 = not held; reset: empty = none
CREATE TABLE person (
    rid INTEGER PRIMARY KEY,
    person_id BLOB NOT NULL UNIQUE CHECK (length(person_id) = 16),
    epoch INTEGER NOT NULL CHECK (epoch > 0),
    keep_until INTEGER NOT NULL CHECK (keep_until >= 0),
    held_since INTEGER NOT NULL CHECK (held_since >= 0),
    keyring BLOB NOT NULL,
    reset BLOB NOT NULL
) STRICT;

-- what belongs to a person, sealed with the data key
CREATE TABLE manifest (
    rid INTEGER PRIMARY KEY,
    person_id BLOB NOT NULL UNIQUE
        REFERENCES person (person_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    rev INTEGER NOT NULL CHECK (rev > 0),
    sealed BLOB NOT NULL
) STRICT;

-- one row is one sitting
CREATE TABLE record (
    rid INTEGER PRIMARY KEY,
    person_id BLOB NOT NULL
        REFERENCES person (person_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    record_id BLOB NOT NULL CHECK (length(record_id) = 16),
    version INTEGER NOT NULL CHECK (version > 0),
    sealed BLOB NOT NULL,
    UNIQUE (person_id, record_id)
) STRICT;

-- staff; their names are in clear, on purpose
CREATE TABLE coach (
    coach_id BLOB PRIMARY KEY NOT NULL CHECK (length(coach_id) = 16),
    name TEXT NOT NULL,
    box_key BLOB NOT NULL CHECK (length(box_key) = 32),
    sign_key BLOB NOT NULL CHECK (length(sign_key) = 32),
    vouch BLOB NOT NULL,
    notebook BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- the data key of a person, sealed to a coach
CREATE TABLE grant_ (
    coach_id BLOB NOT NULL
        REFERENCES coach (coach_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    person_id BLOB NOT NULL
        REFERENCES person (person_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    sealed BLOB NOT NULL,
    PRIMARY KEY (coach_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX grant_of_person ON grant_ (person_id);

-- conversations, public text in clear, by SHA-256
CREATE TABLE pack (
    hash BLOB PRIMARY KEY NOT NULL CHECK (length(hash) = 32),
    bytes BLOB NOT NULL
) STRICT;
