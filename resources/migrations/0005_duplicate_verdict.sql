-- What people decided about two contents that look like duplicates of each other. By content, not by asset: it holds when
-- the files come in again. `first` <= `second`; the same twice: several assets with one content.
CREATE TABLE duplicate_verdict (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    class TEXT NOT NULL CHECK (class IN ('exact', 'same_picture', 'same_product')),
    first TEXT NOT NULL,
    second TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('different', 'kept_first', 'kept_second')),
    decided_utc INTEGER NOT NULL,
    UNIQUE (class, first, second)
) STRICT;
