-- Search: full text, facet counters and the orders that lists are shown in. Nothing here is journalled: all of it is
-- computed from the tables of 0001 inside each commit and can be computed again (derived_state 'text_index').
-- Texts arrive folded and cut (core/base/text_fold.h), so the tokenizer only has to split at spaces: `ascii` takes every
-- character beyond ASCII as part of a word. One-letter prefixes are indexed because a single Chinese letter is asked
-- as the prefix of its pairs.
CREATE VIRTUAL TABLE product_text_index USING fts5 (code, name, label, body, tokenize = 'ascii', prefix = '1 2 3');
--next
CREATE VIRTUAL TABLE product_words USING fts5vocab (product_text_index, row);
--next
CREATE VIRTUAL TABLE asset_text_index USING fts5 (code, name, label, body, tokenize = 'ascii', prefix = '1 2 3');
--next
CREATE VIRTUAL TABLE asset_words USING fts5vocab (asset_text_index, row);
--next
-- What a tag or category gives to those who carry it: `words`, its name, aliases and the names above it, folded;
-- `facets`, itself and the nodes above it, one a line ("tag=12"). Both empty while it is in the trash.
CREATE TABLE tag_words (id INTEGER PRIMARY KEY, words TEXT NOT NULL, facets TEXT NOT NULL) STRICT;
--next
CREATE TABLE category_words (id INTEGER PRIMARY KEY, words TEXT NOT NULL, facets TEXT NOT NULL) STRICT;
--next
-- Work that was too much for one commit: whose texts and facets must be computed again, and up to which id they were.
CREATE TABLE text_index_due (
    kind TEXT NOT NULL CHECK (kind IN ('product_tag', 'product_category', 'product_option', 'asset_tag', 'products', 'assets')),
    id INTEGER NOT NULL,
    done_up_to INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
--next
-- The facets of each living thing, one a line ("state=active", "tag=12"), with an empty line at either end, as they are
-- counted in facet_count; one that stands there twice counts once.
CREATE TABLE product_facet (id INTEGER PRIMARY KEY, created_utc INTEGER NOT NULL, facets TEXT NOT NULL) STRICT;
--next
CREATE TABLE asset_facet (id INTEGER PRIMARY KEY, created_utc INTEGER NOT NULL, facets TEXT NOT NULL) STRICT;
--next
CREATE TABLE facet_count (
    scope TEXT NOT NULL CHECK (scope IN ('product', 'asset')),
    facet TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (scope, facet)
) STRICT, WITHOUT ROWID;
--next
CREATE INDEX product_created ON product (created_utc);
--next
CREATE INDEX asset_created ON asset (created_utc);
