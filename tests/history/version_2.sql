PRAGMA application_id = 1382564194;
PRAGMA user_version = 2;
BEGIN TRANSACTION;
CREATE TABLE correction (
        session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
        seq INTEGER NOT NULL,
        number INTEGER NOT NULL CHECK (number >= 0),
        utc TEXT NOT NULL,
        level INTEGER CHECK (level BETWEEN 0 AND 10),
        quality TEXT CHECK (quality IN ('none', 'stretch', 'pressure', 'dull', 'sharp', 'pinch',
            'numb', 'tingling', 'burning', 'electric')),
        crc INTEGER NOT NULL,
        PRIMARY KEY (session_id, seq, number)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "correction" VALUES(1,1,0,'2026-10-25T00:30:00.000000+00:00',6,'dull',1578997951);
INSERT INTO "correction" VALUES(1,1,1,'2026-10-25T01:30:00.000000+00:00',2,'stretch',2419495889);
CREATE TABLE ending (
        session_id INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
        how TEXT NOT NULL CHECK (how IN ('completed', 'stopped', 'dropped')),
        utc TEXT NOT NULL,
        input_count INTEGER NOT NULL,
        crc INTEGER NOT NULL
    ) STRICT;
INSERT INTO "ending" VALUES(1,'stopped','2026-10-25T00:30:00.000000+00:00',2,1485839480);
CREATE TABLE input (
        session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
        seq INTEGER NOT NULL CHECK (seq >= 0),
        at_s REAL NOT NULL CHECK (at_s >= 0),
        utc TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('start', 'tick', 'pause', 'resume', 'skip', 'back',
            'add-time', 'hurts', 'answer', 'count-reps', 'overrule', 'undo', 'end')),
        level INTEGER CHECK (level BETWEEN 0 AND 10),
        quality TEXT CHECK (quality IN ('none', 'stretch', 'pressure', 'dull', 'sharp', 'pinch',
            'numb', 'tingling', 'burning', 'electric')),
        skin_fine INTEGER CHECK (skin_fine IN (0, 1)),
        seconds INTEGER,
        rep_count INTEGER,
        reason TEXT CHECK (reason IN ('asked', 'gap', 'unanswered', 'hurts', 'restored')),
        moment TEXT CHECK (moment IN ('before', 'halfway', 'hurts', 'after', 'recheck', 'end',
            'morning')),
        exercise TEXT,
        side TEXT CHECK (side IN ('left', 'right', 'both')),
        crc INTEGER NOT NULL,
        PRIMARY KEY (session_id, seq)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "input" VALUES(1,0,0.0,'2026-10-25T00:30:00.000000+00:00','answer',0,'dull',1,NULL,NULL,NULL,'after','supine-figure-four','left',436934896);
INSERT INTO "input" VALUES(1,1,7.25,'2026-10-25T00:30:07.250000+00:00','answer',7,'dull',1,NULL,NULL,NULL,'after','supine-figure-four','left',1707537729);
CREATE TABLE mark (
        session_id INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
        at_s REAL NOT NULL CHECK (at_s >= 0),
        crc INTEGER NOT NULL
    ) STRICT;
INSERT INTO "mark" VALUES(1,12.0,1861492596);
CREATE TABLE routine_text (
        hash TEXT NOT NULL PRIMARY KEY,
        text BLOB NOT NULL
    ) STRICT;
INSERT INTO "routine_text" VALUES('616c187d9ebf80592320c46b0d50dc634f20aa3b95d94c5aefdc817fa5e512f7',X'666F726D61743A20310A69643A206461696C792D6869702D737472657463680A7469746C653A2054C3A4676C6963680A');
CREATE TABLE session (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        person TEXT NOT NULL,
        routine_id TEXT NOT NULL,
        routine_title TEXT NOT NULL,
        text_hash TEXT NOT NULL REFERENCES routine_text,
        opening TEXT NOT NULL,
        started_utc TEXT NOT NULL,
        zone TEXT NOT NULL,
        crc INTEGER NOT NULL
    ) STRICT;
INSERT INTO "session" VALUES(1,'the-first','','daily-hip-stretch','Daily hip stretch','616c187d9ebf80592320c46b0d50dc634f20aa3b95d94c5aefdc817fa5e512f7','{"base": 2.5, "sore_side": "left", "conditions": ["runners-hip"], "rungs": [[0, "left", 2], [0, "right", 3], [4, "both", 0]], "app_version": "0.1.0"}','2026-10-25T00:30:00.000000+00:00','+0200',3896341597);
CREATE TRIGGER input_is_never_changed BEFORE UPDATE ON input BEGIN
        SELECT RAISE(ABORT, 'an input is never changed');
    END;
CREATE TRIGGER input_goes_with_its_session BEFORE DELETE ON input
        WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id) BEGIN
        SELECT RAISE(ABORT, 'an input goes only with its session');
    END;
CREATE TRIGGER correction_is_never_changed BEFORE UPDATE ON correction BEGIN
        SELECT RAISE(ABORT, 'a correction is never changed');
    END;
CREATE TRIGGER correction_goes_with_its_session BEFORE DELETE ON correction
        WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id) BEGIN
        SELECT RAISE(ABORT, 'a correction goes only with its session');
    END;
COMMIT;
