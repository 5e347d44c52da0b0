-- What other programs keep with an asset and people do not see.
CREATE TABLE asset_property (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    asset INTEGER NOT NULL REFERENCES asset (id),
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    UNIQUE (asset, key)
) STRICT;
--next
CREATE INDEX asset_property_key ON asset_property (key, value);
