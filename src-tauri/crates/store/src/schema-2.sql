-- Version 2 of the library: what the list shows of plan and checks. Only a cache is touched.

ALTER TABLE draft ADD COLUMN deadline TEXT;                      -- 2025-03-01, or with a time
ALTER TABLE draft ADD COLUMN target INTEGER;                     -- wanted characters including spaces
ALTER TABLE draft ADD COLUMN blocking INTEGER NOT NULL DEFAULT 0; -- findings that forbid delivery
ALTER TABLE draft ADD COLUMN findings INTEGER NOT NULL DEFAULT 0; -- all findings
