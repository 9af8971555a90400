-- The dossier: one file of the user's, which holds every article, claim, correction and step of the work.
CREATE TABLE articles (
  id INTEGER PRIMARY KEY,
  doc_id TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL,
  title TEXT NOT NULL,
  date TEXT NOT NULL,
  outlet TEXT NOT NULL,
  author TEXT NOT NULL,
  url TEXT NOT NULL,
  added TEXT NOT NULL,                 -- when, ISO 8601, UTC
  state TEXT NOT NULL,                 -- waiting, done or failed
  reason TEXT NOT NULL DEFAULT '',     -- why it failed
  reviewed INTEGER NOT NULL DEFAULT 0, -- whether a person has read it through
  removed INTEGER NOT NULL DEFAULT 0,
  version INTEGER NOT NULL DEFAULT 1
);
CREATE TABLE claims (
  id INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles (id),
  start INTEGER NOT NULL,              -- where it begins in the text, for the order
  found TEXT,                          -- the row as the model gave it, JSON; NULL where a person added the claim
  row TEXT NOT NULL,                   -- the row as it is now, JSON
  folded TEXT NOT NULL,                -- what a search looks through
  verdict TEXT NOT NULL DEFAULT '',    -- accepted or rejected; '' where nobody has judged
  note TEXT NOT NULL DEFAULT '',
  removed INTEGER NOT NULL DEFAULT 0,
  version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX claims_by_article ON claims (article, start);
CREATE TABLE entities (
  id INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles (id),
  row TEXT NOT NULL
);
CREATE INDEX entities_by_article ON entities (article);
CREATE TABLE failures (                -- inputs that gave no article
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  name TEXT NOT NULL,
  reason TEXT NOT NULL
);
CREATE TABLE changes (                 -- what a person did, step by step; undoing one is no step of its own
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,                  -- claim or article: what was changed
  subject INTEGER NOT NULL,            -- its id
  article INTEGER NOT NULL,
  action TEXT NOT NULL,                -- accept, reject, mend, note, add, …
  before TEXT NOT NULL,                -- the changed fields before, JSON
  after TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE pulse (beats INTEGER NOT NULL); -- counts every change of anything, so that a window sees that there was one
INSERT INTO pulse VALUES (0);
