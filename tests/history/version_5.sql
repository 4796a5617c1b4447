PRAGMA application_id = 1382564194;
PRAGMA user_version = 5;
BEGIN TRANSACTION;
CREATE TABLE check_in (
        key TEXT NOT NULL,
        number INTEGER NOT NULL CHECK (number >= 0),
        person TEXT NOT NULL,
        moment TEXT NOT NULL CHECK (moment IN ('now', 'hour', 'morning')),
        utc TEXT NOT NULL,
        zone TEXT NOT NULL,
        level INTEGER CHECK (level BETWEEN 0 AND 10),
        quality TEXT CHECK (quality IN ('none', 'stretch', 'pressure', 'dull', 'sharp', 'pinch',
            'numb', 'tingling', 'burning', 'electric')),
        side TEXT CHECK (side IN ('left', 'right', 'both')),
        place TEXT CHECK (place IN ('front', 'groin', 'outer', 'buttock', 'sit-bone', 'hamstring',
            'knee')),
        woke INTEGER NOT NULL CHECK (woke IN (0, 1)),
        session_key TEXT,
        crc INTEGER NOT NULL,
        PRIMARY KEY (key, number)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "check_in" VALUES('the-first',0,'','now','2026-11-22T19:00:00.000000+00:00','+0100',4,'dull','right','outer',0,NULL,1309574109);
CREATE TABLE checkpoint (
        person TEXT NOT NULL,
        routine_id TEXT NOT NULL,
        until TEXT NOT NULL,
        made_for TEXT NOT NULL,
        progression TEXT NOT NULL,
        crc INTEGER NOT NULL,
        PRIMARY KEY (person, routine_id)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "checkpoint" VALUES('','test','2026-01-05','nothing','{}',1083909470);
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
CREATE TABLE digest (
        session_id INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
        key TEXT NOT NULL,
        person TEXT NOT NULL,
        routine_id TEXT NOT NULL,
        day TEXT NOT NULL,
        started_utc TEXT NOT NULL,
        zone TEXT NOT NULL,
        did_start INTEGER NOT NULL CHECK (did_start IN (0, 1)),
        gate TEXT,
        planned_s INTEGER NOT NULL,
        session_s REAL NOT NULL,
        worked_s REAL NOT NULL,
        before_level INTEGER CHECK (before_level BETWEEN 0 AND 10),
        before_quality TEXT CHECK (before_quality IN ('none', 'stretch', 'pressure', 'dull', 'sharp', 'pinch',
            'numb', 'tingling', 'burning', 'electric')),
        end_level INTEGER CHECK (end_level BETWEEN 0 AND 10),
        end_quality TEXT CHECK (end_quality IN ('none', 'stretch', 'pressure', 'dull', 'sharp', 'pinch',
            'numb', 'tingling', 'burning', 'electric')),
        highest INTEGER CHECK (highest BETWEEN 0 AND 10),
        changes INTEGER NOT NULL,
        also TEXT NOT NULL,
        refused TEXT NOT NULL,
        outcomes TEXT NOT NULL,
        crc INTEGER NOT NULL
    ) STRICT;
INSERT INTO "digest" VALUES(1,'key-1','','test','2026-11-22','2026-11-22T20:00:00.000000+00:00','+0000',1,'planned',137,142.0,77.0,2,NULL,2,NULL,4,1,'[]','[["supine-figure-four", 0, "left"]]','[["supine-figure-four", 0, "left", "hold", "R14", [], 4, "dull", "after", false, "seated-figure-four-chair"], ["supine-figure-four", 0, "right", "progress", "A6", [], 2, null, "end", false, "seated-figure-four-chair"], ["double-leg-bridge", 0, "both", "progress", "A6", [], 2, null, "end", false, null]]',2374564583);
CREATE TABLE ending (
        session_id INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
        how TEXT NOT NULL CHECK (how IN ('completed', 'stopped', 'dropped')),
        utc TEXT NOT NULL,
        input_count INTEGER NOT NULL,
        crc INTEGER NOT NULL
    ) STRICT;
INSERT INTO "ending" VALUES(1,'stopped','2026-10-25T00:30:00.000000+00:00',2,1485839480);
CREATE TABLE goal (
        key TEXT NOT NULL,
        number INTEGER NOT NULL CHECK (number >= 0),
        person TEXT NOT NULL,
        utc TEXT NOT NULL,
        zone TEXT NOT NULL,
        title TEXT NOT NULL,
        is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
        crc INTEGER NOT NULL,
        PRIMARY KEY (key, number)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "goal" VALUES('goal',0,'','2026-11-22T19:00:00.000000+00:00','+0100','Run 5 km',1,4293165887);
CREATE TABLE goal_score (
        goal TEXT NOT NULL,
        utc TEXT NOT NULL,
        zone TEXT NOT NULL,
        able INTEGER NOT NULL CHECK (able BETWEEN 0 AND 10),
        crc INTEGER NOT NULL,
        PRIMARY KEY (goal, utc)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "goal_score" VALUES('goal','2026-11-22T19:00:00.000000+00:00','+0100',2,354014603);
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
            'morning', 'resume')),
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
CREATE TABLE note (
        session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
        number INTEGER NOT NULL CHECK (number >= 0),
        utc TEXT NOT NULL,
        text TEXT NOT NULL,
        crc INTEGER NOT NULL,
        PRIMARY KEY (session_id, number)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "note" VALUES(1,0,'2026-11-22T19:00:00.000000+00:00','pinched, left',1126073449);
CREATE TABLE programme (
        person TEXT NOT NULL,
        utc TEXT NOT NULL,
        zone TEXT NOT NULL,
        programme TEXT NOT NULL,
        crc INTEGER NOT NULL,
        PRIMARY KEY (person, utc)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "programme" VALUES('','2026-11-22T19:00:00.000000+00:00','+0100','{"sequence": ["daily-hip-stretch"], "weekdays": [0, 1, 2, 3, 4, 5, 6], "by_weekday": []}',116667299);
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
CREATE TABLE set_digest (
        session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
        number INTEGER NOT NULL CHECK (number >= 0),
        exercise TEXT NOT NULL,
        prescribed TEXT NOT NULL,
        side TEXT NOT NULL CHECK (side IN ('left', 'right', 'both')),
        round INTEGER NOT NULL,
        set_number INTEGER NOT NULL,
        kind TEXT NOT NULL,
        at_s REAL,
        planned_s INTEGER NOT NULL,
        held_s REAL NOT NULL,
        ending TEXT NOT NULL,
        reps INTEGER,
        reps_done INTEGER,
        during_level INTEGER CHECK (during_level BETWEEN 0 AND 10),
        during_quality TEXT CHECK (during_quality IN ('none', 'stretch', 'pressure', 'dull', 'sharp', 'pinch',
            'numb', 'tingling', 'burning', 'electric')),
        after_level INTEGER CHECK (after_level BETWEEN 0 AND 10),
        after_quality TEXT CHECK (after_quality IN ('none', 'stretch', 'pressure', 'dull', 'sharp', 'pinch',
            'numb', 'tingling', 'burning', 'electric')),
        crc INTEGER NOT NULL,
        PRIMARY KEY (session_id, number)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "set_digest" VALUES(1,0,'supine-figure-four','supine-figure-four','left',0,0,'hold',5.0,30,30.0,'done',NULL,NULL,NULL,NULL,4,'dull',2419242666);
INSERT INTO "set_digest" VALUES(1,1,'seated-figure-four-chair','supine-figure-four','right',0,0,'hold',60.0,15,15.0,'done',NULL,NULL,NULL,NULL,1,NULL,3188125602);
INSERT INTO "set_digest" VALUES(1,2,'double-leg-bridge','double-leg-bridge','both',0,0,'reps',100.0,32,32.0,'done',8,NULL,NULL,NULL,0,NULL,847066922);
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
CREATE INDEX check_in_of_person ON check_in (person, utc);
CREATE TRIGGER check_in_is_never_changed BEFORE UPDATE ON check_in BEGIN
        SELECT RAISE(ABORT, 'a check-in is never changed');
    END;
CREATE INDEX session_by_time ON session (started_utc, id);
CREATE INDEX digest_of_person ON digest (person, day);
CREATE INDEX digest_of_routine ON digest (person, routine_id, day);
CREATE TRIGGER digest_comes_late AFTER INSERT ON digest BEGIN
        DELETE FROM checkpoint WHERE person = NEW.person AND until > NEW.day;
    END;
CREATE TRIGGER digest_goes AFTER DELETE ON digest BEGIN
        DELETE FROM checkpoint WHERE person = OLD.person AND until > OLD.day;
    END;
CREATE TRIGGER check_in_comes_late AFTER INSERT ON check_in BEGIN
        DELETE FROM checkpoint WHERE person = NEW.person AND until >= substr(NEW.utc, 1, 10);
    END;
CREATE TRIGGER check_in_goes AFTER DELETE ON check_in BEGIN
        DELETE FROM checkpoint WHERE person = OLD.person AND until >= substr(OLD.utc, 1, 10);
    END;
COMMIT;
