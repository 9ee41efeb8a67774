PRAGMA application_id = 1634886504;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE alias (
  alias TEXT PRIMARY KEY COLLATE NOCASE CHECK (alias <> ''),
  record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE attachment (
  record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
  name TEXT NOT NULL,
  content TEXT NOT NULL REFERENCES content,
  PRIMARY KEY (record, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  made TEXT NOT NULL,
  what TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;
INSERT INTO "change" VALUES(1,'2026-11-23T22:49:16Z','add mao1949dictatorship',0);
INSERT INTO "change" VALUES(2,'2026-11-23T22:49:16Z','add zhou1950telegram',0);
INSERT INTO "change" VALUES(3,'2026-11-23T22:49:16Z','add khrushchev1962letter',0);
INSERT INTO "change" VALUES(4,'2026-11-23T22:49:16Z','add book2001',0);
INSERT INTO "change" VALUES(5,'2026-11-23T22:49:16Z','note book2001',0);
INSERT INTO "change" VALUES(6,'2026-11-23T22:49:16Z','edit zhou1950telegram',0);
CREATE TABLE content (
  digest TEXT PRIMARY KEY,      -- SHA-256 of the bytes as they were given, in hexadecimal
  size INTEGER NOT NULL,        -- of the bytes as they were given
  bytes BLOB NOT NULL           -- compressed (RFC 1950, zlib)
) STRICT;
CREATE TABLE correction (
  record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
  field TEXT NOT NULL,          -- title, locations.0.fond, extra.publisher
  value TEXT NOT NULL,          -- JSON; null where the person took the fact away
  made TEXT NOT NULL,
  PRIMARY KEY (record, field)
) STRICT, WITHOUT ROWID;
INSERT INTO "correction" VALUES(2,'title','"Corrected title"','2026-11-23T22:49:16Z');
CREATE TABLE different (
  one INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
  PRIMARY KEY (one, other),
  CHECK (one < other)
) STRICT, WITHOUT ROWID;
CREATE TABLE record (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (key <> ''),
  item TEXT NOT NULL,           -- CSL-JSON, corrections applied
  read TEXT,                    -- the same before a person corrected it; NULL where nobody did
  note TEXT NOT NULL DEFAULT '',
  review TEXT CHECK (review IN ('waiting', 'skipped', 'accepted')),
  first_day INTEGER,            -- 19621004; see days.py
  last_day INTEGER,
  added TEXT NOT NULL,          -- UTC, ISO 8601
  changed TEXT NOT NULL
) STRICT;
INSERT INTO "record" VALUES(1,'mao1949dictatorship','{"id":"mao1949dictatorship","type":"manuscript","citation-key":"mao1949dictatorship","title":"On the People''s Democratic Dictatorship","author":[{"literal":"毛泽东"},{"family":"Mao","given":"Zedong","static-ordering":true}],"issued":{"date-parts":[[1949,6,30]]},"genre":"Speech","custom":{"archcite":{"version":1,"record":{"date":"1949-06-30","genre":"speech","authors":[{"literal":"毛泽东"},{"family":"Mao","given":"Zedong","family_first":true}]}}}}',NULL,'for the seminar',NULL,19490630,19490630,'2026-11-23T22:49:16Z','2026-11-23T22:49:16Z');
INSERT INTO "record" VALUES(2,'zhou1950telegram','{"id":"zhou1950telegram","type":"manuscript","citation-key":"zhou1950telegram","title":"Corrected title","number":"113723","author":[{"family":"Zhou","given":"Enlai","static-ordering":true}],"translator":[{"family":"Radchenko","given":"Sergey"}],"issued":{"date-parts":[[1950,10,2]]},"genre":"Telegram","archive":"RGASPI","archive_location":"f. 558, op. 11, d. 334, ll. 67-70","call-number":"f. 558, op. 11, d. 334, ll. 67-70","custom":{"archcite":{"version":1,"record":{"date":"1950-10-02","genre":"telegram","authors":[{"family":"Zhou","given":"Enlai","family_first":true}],"locations":[{"archive":"RGASPI","fond":"558","opis":"11","delo":"334","leaves":"67-70"}],"translators":[{"family":"Radchenko","given":"Sergey"}]}}}}','{"id":"zhou1950telegram","type":"manuscript","citation-key":"zhou1950telegram","title":"Telegram from Zhou Enlai on the war","number":"113723","author":[{"family":"Zhou","given":"Enlai","static-ordering":true}],"translator":[{"family":"Radchenko","given":"Sergey"}],"issued":{"date-parts":[[1950,10,2]]},"genre":"Telegram","archive":"RGASPI","archive_location":"f. 558, op. 11, d. 334, ll. 67-70","call-number":"f. 558, op. 11, d. 334, ll. 67-70","custom":{"archcite":{"version":1,"record":{"date":"1950-10-02","genre":"telegram","authors":[{"family":"Zhou","given":"Enlai","family_first":true}],"locations":[{"archive":"RGASPI","fond":"558","opis":"11","delo":"334","leaves":"67-70"}],"translators":[{"family":"Radchenko","given":"Sergey"}]}}}}','',NULL,19501002,19501002,'2026-11-23T22:49:16Z','2026-11-23T22:49:16Z');
INSERT INTO "record" VALUES(3,'khrushchev1962letter','{"id":"khrushchev1962letter","type":"manuscript","citation-key":"khrushchev1962letter","title":"Письмо Н. С. Хрущёва","abstract":"Отправлено через Горький.","issued":{"date-parts":[[1962,10,26]]},"genre":"Letter","archive":"RGASPI","archive_location":"f. 17, op. 3","call-number":"f. 17, op. 3","custom":{"archcite":{"version":1,"record":{"date":"1962-10-26","genre":"letter","sender":{"text":"Н. С. Хрущёв","person":{"family":"Хрущёв","given":"Н. С."}},"locations":[{"archive":"RGASPI","fond":"17","opis":"3"}]}}}}',NULL,'',NULL,19621026,19621026,'2026-11-23T22:49:16Z','2026-11-23T22:49:16Z');
INSERT INTO "record" VALUES(4,'book2001','{"id":"book2001","type":"book","title":"Forradalom és kiegyezés","author":[{"family":"Kádár","given":"János"}],"issued":{"date-parts":[[2001]]},"publisher":"Akadémiai","volume":2}',NULL,'words',NULL,20010101,20011231,'2026-11-23T22:49:16Z','2026-11-23T22:49:16Z');
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE source (
  record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
  place INTEGER NOT NULL,
  name TEXT NOT NULL,
  content TEXT REFERENCES content,
  evidence TEXT REFERENCES content,
  reader TEXT NOT NULL,         -- the version of archcite that read it
  added TEXT NOT NULL,
  PRIMARY KEY (record, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE state (
  change INTEGER NOT NULL REFERENCES change ON DELETE CASCADE,
  record INTEGER NOT NULL,
  entry BLOB,                   -- compressed JSON; NULL where there was no record
  PRIMARY KEY (change, record)
) STRICT, WITHOUT ROWID;
INSERT INTO "state" VALUES(1,1,NULL);
INSERT INTO "state" VALUES(2,2,NULL);
INSERT INTO "state" VALUES(3,3,NULL);
INSERT INTO "state" VALUES(4,4,NULL);
INSERT INTO "state" VALUES(5,4,X'789C758F3D6E84301085AFB29A7A91C089560A5D9A14D936555614B3780216FE41B6212288C350EE39B858C6121429D2CD7CF3FCDEF30C1D4D50C2DDB94EE479016750910C943328F997C7A9A79DA44D459DD637E73D4AD4CE9CB64738758A9A897E78640D0EB1751ECADB0C5F68944E41D76D95DBEAF9DAA8912C93F76DB52EC05271740803C9142E3152D6A38F819FDF5283AA5ACED00F77AD424B6C0AAF1DCAED61142A361B9D1E0CF7112CF284EC6107ADCF605D4C2D21D151D1F7C1512B0C94CC393662B34F35FF86EAA89CDD417083AF0F1DC688756BC8C6034899EA82C8C5252B8A4C3C7D08513EBF94C5E59323EB166DF3BF60F90579957B4D');
INSERT INTO "state" VALUES(6,2,X'789C9552CB6EDB3010FC158267C910A5D86E74EBA1288A5E8A26A71846B0A55612118A1448CA416AF8DFBB2B57B55B2440CAD372F6C599E1513EE18BACE5CFDE4FEA765D24B4D8051864264DC241D647699AD7F3E96544CA0CE0A6A883191361DA2448C6BBFCCDA9C924CB6DF7BF21D1063F88072A149F9C0523BC13A947F10C81AADD34FCC040E54A55DBB22204A6D47B427647D9C2602CAFE16E4A75E6808EAEF31CBA477E8BCE7D683018D7C93A85094F7B7A4300172DA47FE77C8746F7E89EFCD5B03B0C1D71E13613E3840D4BD240C27C8490220DD831C34C1559B9DF9FA8115DB826C86F0EBAA771BCE1F3C7BB6F5F2ED0A3F57A168C72ED4AACD71F32E1C795502A13CD4A54D54D26AC5D89CD36DF16AC2F589BFF11E55D1D534C7EF69157923FC8F101439CB7AA4C06D424D1428BB5263EB92AF2A294173A57169E2D88EFF2E09C7F6C4D88E962C0C2FA3CE315795AEFF8D7113BBAF8D1C4F90B50DCA0F514134DBA58840372EA4CF66F6BE37F787BA2C342002D7593B5F4F1FC2C8564F460F079C1C11A88BC73C7CBA0E3487EF5D42A09202149CD851901D14F412FE59012E87E409716A069F83FC9B22837B9527959DD97657D735BABCD035BD783EBDE2E38FD0267E52B49');
CREATE TABLE tag (
  name TEXT NOT NULL COLLATE NOCASE CHECK (name <> ''),
  record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
  PRIMARY KEY (name, record)
) STRICT, WITHOUT ROWID;
INSERT INTO "tag" VALUES('Korea',2);
CREATE INDEX record_days ON record (first_day, last_day) WHERE first_day IS NOT NULL;
CREATE INDEX record_review ON record (review, id) WHERE review IS NOT NULL;
CREATE INDEX alias_record ON alias (record);
CREATE INDEX tag_record ON tag (record);
CREATE INDEX source_content ON source (content);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('change',6);
COMMIT;
