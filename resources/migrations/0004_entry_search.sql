-- Search among the entries of galleries: their full text (with the texts of their picture and of its products), and a
-- way from a key to the entries that carry it. The text index is derived like those of 0002.
CREATE VIRTUAL TABLE entry_text_index USING fts5 (code, name, label, body, tokenize = 'ascii', prefix = '1 2 3');
--next
CREATE INDEX entry_attribute_key ON entry_attribute (key, integer, text);
