-- The catalogue: products, assets, tags, galleries, and the steps by which they came to be so.
-- Rules that make the journal exact: no BLOB and no REAL in a journalled table, times are UTC milliseconds (INTEGER),
-- hashes, UUIDs and decimals are TEXT, `INSERT OR REPLACE` is never used, no ON DELETE action (repositories delete
-- children first, so that the journal holds each row in an order that can be played back).
-- Ids are AUTOINCREMENT: an id that was undone is never given to another thing.
-- Every column that refers to another table leads an index: taking back 50,000 rows must not scan for each.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
--next
CREATE TABLE step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    actor_kind TEXT NOT NULL CHECK (actor_kind IN ('window', 'api_key', 'command_line', 'system')),
    actor_name TEXT NOT NULL,
    session TEXT NOT NULL,
    holder TEXT NOT NULL DEFAULT '',
    label TEXT NOT NULL,
    label_arguments TEXT NOT NULL DEFAULT '[]',
    state TEXT NOT NULL CHECK (state IN ('open', 'committed', 'abandoned')),
    resumable INTEGER NOT NULL DEFAULT 0,
    undoes INTEGER REFERENCES step (id),
    undone_by INTEGER REFERENCES step (id),
    undoable INTEGER NOT NULL DEFAULT 1,
    change_count INTEGER NOT NULL DEFAULT 0,
    started_utc INTEGER NOT NULL,
    finished_utc INTEGER
) STRICT;
--next
CREATE INDEX step_open ON step (state) WHERE state = 'open';
--next
CREATE INDEX step_undoes ON step (undoes) WHERE undoes IS NOT NULL;
--next
CREATE INDEX step_undone_by ON step (undone_by) WHERE undone_by IS NOT NULL;
--next
CREATE TABLE current_step (id INTEGER PRIMARY KEY CHECK (id = 1), step INTEGER REFERENCES step (id)) STRICT;
--next
INSERT INTO current_step (id, step) VALUES (1, NULL);
--next
CREATE TABLE journal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    step INTEGER NOT NULL REFERENCES step (id),
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    product INTEGER,
    asset INTEGER,
    schema_version INTEGER NOT NULL,
    old TEXT,
    new TEXT
) STRICT;
--next
CREATE INDEX journal_step ON journal (step, id);
--next
CREATE INDEX journal_product ON journal (product, id) WHERE product IS NOT NULL;
--next
CREATE INDEX journal_asset ON journal (asset, id) WHERE asset IS NOT NULL;
--next
CREATE TABLE setting (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL) STRICT;
--next
CREATE TABLE product (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    sku TEXT,
    sku_key TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'active', 'archived', 'blocked')),
    gtin TEXT NOT NULL DEFAULT '',
    gtin14 TEXT NOT NULL DEFAULT '',
    brand TEXT NOT NULL DEFAULT '',
    price_minor INTEGER,
    price_currency TEXT,
    cover INTEGER REFERENCES asset (id),
    created_utc INTEGER NOT NULL,
    trashed_utc INTEGER
) STRICT;
--next
CREATE UNIQUE INDEX product_sku ON product (sku) WHERE sku IS NOT NULL AND trashed_utc IS NULL;
--next
CREATE INDEX product_sku_key ON product (sku_key) WHERE sku_key <> '';
--next
CREATE INDEX product_gtin ON product (gtin14) WHERE gtin14 <> '';
--next
CREATE INDEX product_name ON product (name COLLATE NOCASE, id);
--next
CREATE INDEX product_brand ON product (brand, trashed_utc) WHERE brand <> '';
--next
CREATE INDEX product_cover ON product (cover) WHERE cover IS NOT NULL;
--next
CREATE INDEX product_trashed ON product (trashed_utc) WHERE trashed_utc IS NOT NULL;
--next
CREATE TABLE product_translation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    product INTEGER NOT NULL REFERENCES product (id),
    language TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '',
    UNIQUE (product, language)
) STRICT;
--next
CREATE TABLE product_text (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    product INTEGER NOT NULL REFERENCES product (id),
    position INTEGER NOT NULL,
    language TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT ''
) STRICT;
--next
CREATE INDEX product_text_product ON product_text (product, position);
--next
CREATE TABLE category (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    parent INTEGER REFERENCES category (id),
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    position INTEGER NOT NULL DEFAULT 0,
    trashed_utc INTEGER
) STRICT;
--next
CREATE INDEX category_parent ON category (parent) WHERE parent IS NOT NULL;
--next
CREATE UNIQUE INDEX category_name ON category (coalesce(parent, 0), name_key) WHERE trashed_utc IS NULL;
--next
CREATE TABLE product_category (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    product INTEGER NOT NULL REFERENCES product (id),
    category INTEGER NOT NULL REFERENCES category (id),
    position INTEGER NOT NULL,
    UNIQUE (product, category)
) STRICT;
--next
CREATE INDEX product_category_category ON product_category (category, product);
--next
CREATE TABLE tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    parent INTEGER REFERENCES tag (id),
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    colour TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0,
    trashed_utc INTEGER
) STRICT;
--next
CREATE INDEX tag_parent ON tag (parent) WHERE parent IS NOT NULL;
--next
CREATE UNIQUE INDEX tag_name ON tag (coalesce(parent, 0), name_key) WHERE trashed_utc IS NULL;
--next
CREATE TABLE tag_alias (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tag INTEGER NOT NULL REFERENCES tag (id),
    alias TEXT NOT NULL,
    alias_key TEXT NOT NULL,
    UNIQUE (tag, alias_key)
) STRICT;
--next
CREATE INDEX tag_alias_key ON tag_alias (alias_key);
--next
CREATE TABLE product_tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    product INTEGER NOT NULL REFERENCES product (id),
    tag INTEGER NOT NULL REFERENCES tag (id),
    UNIQUE (product, tag)
) STRICT;
--next
CREATE INDEX product_tag_tag ON product_tag (tag, product);
--next
CREATE TABLE attribute (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('text', 'number', 'yes_no', 'date', 'one_of', 'many_of')),
    unit TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;
--next
CREATE TABLE attribute_option (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    attribute INTEGER NOT NULL REFERENCES attribute (id),
    label TEXT NOT NULL,
    position INTEGER NOT NULL,
    UNIQUE (attribute, label)
) STRICT;
--next
-- One row a value; many_of has one row an option. `value` is text, a decimal, '0'/'1' or an ISO date; NULL for options.
CREATE TABLE product_attribute (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    product INTEGER NOT NULL REFERENCES product (id),
    attribute INTEGER NOT NULL REFERENCES attribute (id),
    value TEXT,
    option INTEGER REFERENCES attribute_option (id),
    CHECK ((value IS NULL) <> (option IS NULL))
) STRICT;
--next
CREATE INDEX product_attribute_product ON product_attribute (product, attribute);
--next
CREATE INDEX product_attribute_value ON product_attribute (attribute, value);
--next
CREATE INDEX product_attribute_option ON product_attribute (option) WHERE option IS NOT NULL;
--next
CREATE TABLE asset (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('picture', 'video', 'sound', 'other')),
    state TEXT NOT NULL CHECK (state IN ('creating', 'ready', 'failed')),
    failure TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '',
    creator TEXT NOT NULL DEFAULT '',
    rights TEXT NOT NULL DEFAULT '',
    taken_utc INTEGER,
    rating INTEGER NOT NULL DEFAULT 0 CHECK (rating BETWEEN 0 AND 5),
    flag TEXT NOT NULL DEFAULT 'none' CHECK (flag IN ('none', 'pick', 'reject')),
    source TEXT NOT NULL DEFAULT '',
    created_utc INTEGER NOT NULL,
    trashed_utc INTEGER
) STRICT;
--next
CREATE INDEX asset_trashed ON asset (trashed_utc) WHERE trashed_utc IS NOT NULL;
--next
CREATE TABLE asset_translation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    asset INTEGER NOT NULL REFERENCES asset (id),
    language TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '',
    UNIQUE (asset, language)
) STRICT;
--next
CREATE TABLE asset_file (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    asset INTEGER NOT NULL REFERENCES asset (id),
    role TEXT NOT NULL CHECK (role IN ('main', 'cover', 'page', 'sample', 'other')),
    state TEXT NOT NULL CHECK (state IN ('creating', 'ready', 'failed')),
    failure TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    sha256 TEXT NOT NULL DEFAULT '',
    bytes INTEGER NOT NULL DEFAULT 0,
    media_type TEXT NOT NULL DEFAULT '',
    width INTEGER NOT NULL DEFAULT 0,
    height INTEGER NOT NULL DEFAULT 0,
    duration_ms INTEGER NOT NULL DEFAULT 0,
    colour_profile TEXT NOT NULL DEFAULT '',
    storage TEXT NOT NULL CHECK (storage IN ('managed', 'in_place')),
    path TEXT NOT NULL DEFAULT '',
    path_modified_utc INTEGER NOT NULL DEFAULT 0
) STRICT;
--next
CREATE INDEX asset_file_asset ON asset_file (asset);
--next
CREATE UNIQUE INDEX asset_file_main ON asset_file (asset) WHERE role = 'main';
--next
CREATE INDEX asset_file_hash ON asset_file (sha256) WHERE sha256 <> '';
--next
CREATE TABLE product_asset (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    product INTEGER NOT NULL REFERENCES product (id),
    asset INTEGER NOT NULL REFERENCES asset (id),
    position INTEGER NOT NULL,
    UNIQUE (product, asset)
) STRICT;
--next
CREATE INDEX product_asset_order ON product_asset (product, position);
--next
CREATE INDEX product_asset_asset ON product_asset (asset, product);
--next
CREATE TABLE asset_tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    asset INTEGER NOT NULL REFERENCES asset (id),
    tag INTEGER NOT NULL REFERENCES tag (id),
    UNIQUE (asset, tag)
) STRICT;
--next
CREATE INDEX asset_tag_tag ON asset_tag (tag, asset);
--next
CREATE TABLE product_link (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    product INTEGER NOT NULL REFERENCES product (id),
    target INTEGER NOT NULL REFERENCES product (id),
    kind TEXT NOT NULL CHECK (kind IN ('related', 'accessory', 'replacement', 'variant', 'part_of')),
    position INTEGER NOT NULL DEFAULT 0,
    UNIQUE (product, target, kind)
) STRICT;
--next
CREATE INDEX product_link_target ON product_link (target);
--next
-- Picture addresses that a table named and that wait for the user's word to be fetched.
CREATE TABLE product_picture_url (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    product INTEGER NOT NULL REFERENCES product (id),
    url TEXT NOT NULL,
    position INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'fetched', 'failed')),
    reason TEXT NOT NULL DEFAULT '',
    asset INTEGER REFERENCES asset (id),
    UNIQUE (product, url)
) STRICT;
--next
CREATE INDEX product_picture_url_asset ON product_picture_url (asset) WHERE asset IS NOT NULL;
--next
CREATE INDEX product_picture_url_state ON product_picture_url (state, product);
--next
CREATE TABLE gallery (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    capacity INTEGER,
    created_utc INTEGER NOT NULL,
    trashed_utc INTEGER
) STRICT;
--next
CREATE UNIQUE INDEX gallery_name ON gallery (name) WHERE trashed_utc IS NULL;
--next
CREATE TABLE gallery_key (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    gallery INTEGER NOT NULL REFERENCES gallery (id),
    purpose TEXT NOT NULL CHECK (purpose IN ('tag', 'attribute')),
    key TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('text', 'number')),
    UNIQUE (gallery, purpose, key)
) STRICT;
--next
CREATE TABLE entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    gallery INTEGER NOT NULL REFERENCES gallery (id),
    item_key TEXT NOT NULL,
    picture_name TEXT NOT NULL DEFAULT '',
    asset INTEGER NOT NULL REFERENCES asset (id),
    region_x INTEGER,
    region_y INTEGER,
    region_width INTEGER,
    region_height INTEGER,
    category INTEGER,
    custom_content TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '',
    created_utc INTEGER NOT NULL,
    UNIQUE (gallery, item_key, picture_name)
) STRICT;
--next
CREATE INDEX entry_asset ON entry (asset);
--next
CREATE TABLE entry_tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    entry INTEGER NOT NULL REFERENCES entry (id),
    key TEXT NOT NULL,
    value TEXT,
    number TEXT,
    UNIQUE (entry, key),
    CHECK ((value IS NULL) <> (number IS NULL))
) STRICT;
--next
CREATE INDEX entry_tag_key ON entry_tag (key, value);
--next
CREATE TABLE entry_attribute (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    entry INTEGER NOT NULL REFERENCES entry (id),
    key TEXT NOT NULL,
    text TEXT,
    integer INTEGER,
    UNIQUE (entry, key),
    CHECK ((text IS NULL) <> (integer IS NULL))
) STRICT;
--next
CREATE TABLE entry_keyword (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    entry INTEGER NOT NULL REFERENCES entry (id),
    position INTEGER NOT NULL,
    keyword TEXT NOT NULL
) STRICT;
--next
CREATE INDEX entry_keyword_entry ON entry_keyword (entry, position);
--next
CREATE TABLE saved_search (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;
--next
-- Not journalled from here on: bookkeeping of stored bytes, of running imports, of what is derived.
CREATE TABLE blob (
    sha256 TEXT PRIMARY KEY,
    bytes INTEGER NOT NULL,
    stored_utc INTEGER NOT NULL,
    verified_utc INTEGER
) STRICT, WITHOUT ROWID;
--next
-- What has been made of a picture's bytes; a stage that failed keeps its reason and can be retried.
CREATE TABLE media_stage (
    sha256 TEXT NOT NULL,
    stage TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'failed')),
    reason TEXT NOT NULL DEFAULT '',
    attempts INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (sha256, stage)
) STRICT, WITHOUT ROWID;
--next
CREATE INDEX media_stage_open ON media_stage (state, stage) WHERE state <> 'done';
--next
CREATE TABLE import_run (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    step INTEGER NOT NULL REFERENCES step (id),
    fingerprint TEXT NOT NULL,
    request TEXT NOT NULL,
    total INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL CHECK (state IN ('running', 'done', 'cancelled')),
    started_utc INTEGER NOT NULL,
    finished_utc INTEGER
) STRICT;
--next
CREATE INDEX import_run_step ON import_run (step);
--next
CREATE TABLE import_item (
    import INTEGER NOT NULL REFERENCES import_run (id),
    source TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('added', 'present', 'product_added', 'product_changed', 'unchanged', 'skipped')),
    reason TEXT NOT NULL DEFAULT '',
    product INTEGER,
    asset INTEGER,
    PRIMARY KEY (import, source)
) STRICT, WITHOUT ROWID;
--next
-- When each thing last changed: kept from the journal at each commit, so that it stays out of undo and of conflicts.
CREATE TABLE product_touch (product INTEGER PRIMARY KEY, updated_utc INTEGER NOT NULL) STRICT;
--next
CREATE INDEX product_touch_time ON product_touch (updated_utc);
--next
CREATE TABLE asset_touch (asset INTEGER PRIMARY KEY, updated_utc INTEGER NOT NULL) STRICT;
--next
CREATE INDEX asset_touch_time ON asset_touch (updated_utc);
--next
-- The journal row up to which a derived thing (text index, counters, vectors) is true.
CREATE TABLE derived_state (name TEXT PRIMARY KEY, journal_id INTEGER NOT NULL, recipe TEXT NOT NULL DEFAULT '') STRICT;
