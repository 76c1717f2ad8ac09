PRAGMA application_id = 1398162259;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'svc','1','2026-11-23 08:01:18.172843+00:00');
CREATE TABLE calls (
  id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customers (id), at TEXT NOT NULL,
  direction TEXT NOT NULL, channel TEXT NOT NULL, outcome TEXT NOT NULL, minutes INTEGER CHECK (minutes >= 0),
  note TEXT, by TEXT NOT NULL) STRICT;
INSERT INTO "calls" VALUES(1,1,'2026-11-22T01:00:00Z','out','call','reached',NULL,'ok','李娜');
INSERT INTO "calls" VALUES(2,1,'2026-11-22T01:00:00Z','out','call','reached',NULL,'spoke about it','李娜');
CREATE TABLE case_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT, case_id INTEGER NOT NULL REFERENCES cases (id), at TEXT NOT NULL,
  what TEXT NOT NULL, by TEXT NOT NULL, call_id INTEGER REFERENCES calls (id), note TEXT) STRICT;
INSERT INTO "case_log" VALUES(1,1,'2026-11-22T01:00:00Z','received','李娜',NULL,NULL);
INSERT INTO "case_log" VALUES(3,1,'2026-11-22T01:00:00Z','contacted','李娜',2,'spoke about it');
CREATE TABLE cases (
  id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, customer_id INTEGER NOT NULL REFERENCES customers (id),
  purchase_id INTEGER REFERENCES purchases (id), what TEXT NOT NULL CHECK (what <> ''), cause TEXT,
  severity TEXT NOT NULL, via TEXT NOT NULL, wants TEXT, opened_at TEXT NOT NULL, next_due_on TEXT,
  next_due_at TEXT, closed_at TEXT) STRICT;
INSERT INTO "cases" VALUES(1,'complaint',1,NULL,'Gearbox jerks','product/manufacturing','normal','call',NULL,'2026-11-22T01:00:00Z','2026-11-24',NULL,NULL);
CREATE TABLE changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT, command_id INTEGER NOT NULL REFERENCES commands (id),
  tbl TEXT NOT NULL, row_id INTEGER NOT NULL, op TEXT NOT NULL, before TEXT) STRICT;
INSERT INTO "changes" VALUES(1,1,'settings',1,'insert',NULL);
INSERT INTO "changes" VALUES(2,1,'settings',2,'insert',NULL);
INSERT INTO "changes" VALUES(3,1,'settings',3,'insert',NULL);
INSERT INTO "changes" VALUES(4,1,'settings',4,'insert',NULL);
INSERT INTO "changes" VALUES(5,1,'playbooks',1,'insert',NULL);
INSERT INTO "changes" VALUES(6,1,'settings',5,'insert',NULL);
INSERT INTO "changes" VALUES(7,1,'vocabulary',1,'insert',NULL);
INSERT INTO "changes" VALUES(8,1,'vocabulary',2,'insert',NULL);
INSERT INTO "changes" VALUES(9,1,'vocabulary',3,'insert',NULL);
INSERT INTO "changes" VALUES(10,1,'vocabulary',4,'insert',NULL);
INSERT INTO "changes" VALUES(11,1,'vocabulary',5,'insert',NULL);
INSERT INTO "changes" VALUES(12,1,'vocabulary',6,'insert',NULL);
INSERT INTO "changes" VALUES(13,1,'vocabulary',7,'insert',NULL);
INSERT INTO "changes" VALUES(14,1,'vocabulary',8,'insert',NULL);
INSERT INTO "changes" VALUES(15,1,'vocabulary',9,'insert',NULL);
INSERT INTO "changes" VALUES(16,1,'vocabulary',10,'insert',NULL);
INSERT INTO "changes" VALUES(17,1,'vocabulary',11,'insert',NULL);
INSERT INTO "changes" VALUES(18,1,'vocabulary',12,'insert',NULL);
INSERT INTO "changes" VALUES(19,1,'vocabulary',13,'insert',NULL);
INSERT INTO "changes" VALUES(20,1,'vocabulary',14,'insert',NULL);
INSERT INTO "changes" VALUES(21,1,'vocabulary',15,'insert',NULL);
INSERT INTO "changes" VALUES(22,1,'vocabulary',16,'insert',NULL);
INSERT INTO "changes" VALUES(23,1,'vocabulary',17,'insert',NULL);
INSERT INTO "changes" VALUES(24,1,'vocabulary',18,'insert',NULL);
INSERT INTO "changes" VALUES(25,1,'vocabulary',19,'insert',NULL);
INSERT INTO "changes" VALUES(26,1,'vocabulary',20,'insert',NULL);
INSERT INTO "changes" VALUES(27,1,'vocabulary',21,'insert',NULL);
INSERT INTO "changes" VALUES(28,1,'vocabulary',22,'insert',NULL);
INSERT INTO "changes" VALUES(29,1,'vocabulary',23,'insert',NULL);
INSERT INTO "changes" VALUES(30,1,'vocabulary',24,'insert',NULL);
INSERT INTO "changes" VALUES(31,1,'vocabulary',25,'insert',NULL);
INSERT INTO "changes" VALUES(32,1,'vocabulary',26,'insert',NULL);
INSERT INTO "changes" VALUES(33,1,'vocabulary',27,'insert',NULL);
INSERT INTO "changes" VALUES(34,1,'vocabulary',28,'insert',NULL);
INSERT INTO "changes" VALUES(35,1,'vocabulary',29,'insert',NULL);
INSERT INTO "changes" VALUES(36,1,'vocabulary',30,'insert',NULL);
INSERT INTO "changes" VALUES(37,1,'vocabulary',31,'insert',NULL);
INSERT INTO "changes" VALUES(38,1,'vocabulary',32,'insert',NULL);
INSERT INTO "changes" VALUES(39,1,'vocabulary',33,'insert',NULL);
INSERT INTO "changes" VALUES(40,1,'vocabulary',34,'insert',NULL);
INSERT INTO "changes" VALUES(41,1,'vocabulary',35,'insert',NULL);
INSERT INTO "changes" VALUES(42,1,'vocabulary',36,'insert',NULL);
INSERT INTO "changes" VALUES(43,1,'vocabulary',37,'insert',NULL);
INSERT INTO "changes" VALUES(44,1,'vocabulary',38,'insert',NULL);
INSERT INTO "changes" VALUES(45,1,'vocabulary',39,'insert',NULL);
INSERT INTO "changes" VALUES(46,1,'vocabulary',40,'insert',NULL);
INSERT INTO "changes" VALUES(47,1,'vocabulary',41,'insert',NULL);
INSERT INTO "changes" VALUES(48,1,'vocabulary',42,'insert',NULL);
INSERT INTO "changes" VALUES(49,2,'rolls',1,'insert',NULL);
INSERT INTO "changes" VALUES(50,3,'customers',1,'insert',NULL);
INSERT INTO "changes" VALUES(51,4,'customers',2,'insert',NULL);
INSERT INTO "changes" VALUES(52,5,'purchases',1,'insert',NULL);
INSERT INTO "changes" VALUES(53,5,'followups',1,'insert',NULL);
INSERT INTO "changes" VALUES(54,6,'purchases',1,'update','{"id":1,"customer_id":1,"item":"Kunlun X5","category":null,"serial":null,"price":null,"bought_on":"2026-11-18","bought_at":null,"deliver_on":"2026-11-20","delivered_on":null,"delivered_at":null,"note":null}');
INSERT INTO "changes" VALUES(55,6,'followups',2,'insert',NULL);
INSERT INTO "changes" VALUES(56,6,'followups',3,'insert',NULL);
INSERT INTO "changes" VALUES(57,6,'followups',4,'insert',NULL);
INSERT INTO "changes" VALUES(58,6,'followups',5,'insert',NULL);
INSERT INTO "changes" VALUES(59,6,'followups',6,'insert',NULL);
INSERT INTO "changes" VALUES(60,7,'cases',1,'insert',NULL);
INSERT INTO "changes" VALUES(61,7,'case_log',1,'insert',NULL);
INSERT INTO "changes" VALUES(62,8,'cases',2,'insert',NULL);
INSERT INTO "changes" VALUES(63,8,'case_log',2,'insert',NULL);
INSERT INTO "changes" VALUES(64,9,'case_log',2,'delete','{"id":2,"case_id":2,"at":"2026-11-22T01:00:00Z","what":"received","by":"李娜","call_id":null,"note":null}');
INSERT INTO "changes" VALUES(65,9,'cases',2,'delete','{"id":2,"kind":"complaint","customer_id":2,"purchase_id":null,"what":"Rude","cause":"attitude","severity":"normal","via":"call","wants":null,"opened_at":"2026-11-22T01:00:00Z","next_due_on":"2026-11-22","next_due_at":null,"closed_at":null}');
INSERT INTO "changes" VALUES(66,10,'calls',1,'insert',NULL);
INSERT INTO "changes" VALUES(67,10,'followups',2,'update','{"id":2,"customer_id":1,"purchase_id":1,"call_id":null,"rule":"home-safe","origin":"after-delivery","occurrence":1,"text":null,"channel":"call","planned_on":"2026-11-20","due_on":"2026-11-20","due_at":null,"state":"open","closed_at":null,"why":null,"since":"2026-11-22T01:00:00Z"}');
INSERT INTO "changes" VALUES(68,10,'followup_log',1,'insert',NULL);
INSERT INTO "changes" VALUES(69,10,'followups',7,'insert',NULL);
INSERT INTO "changes" VALUES(70,11,'calls',2,'insert',NULL);
INSERT INTO "changes" VALUES(71,11,'cases',1,'update','{"id":1,"kind":"complaint","customer_id":1,"purchase_id":null,"what":"Gearbox jerks","cause":"product/manufacturing","severity":"normal","via":"call","wants":null,"opened_at":"2026-11-22T01:00:00Z","next_due_on":"2026-11-22","next_due_at":null,"closed_at":null}');
INSERT INTO "changes" VALUES(72,11,'case_log',3,'insert',NULL);
CREATE TABLE commands (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, real_at TEXT NOT NULL, user TEXT NOT NULL,
  kind TEXT NOT NULL, words TEXT NOT NULL, open INTEGER NOT NULL DEFAULT 0,
  reverses INTEGER, undone_by INTEGER) STRICT;
INSERT INTO "commands" VALUES(1,'2026-11-22T01:00:00Z','2026-11-23T08:01:18Z','李娜','fixed','init --name 样店 --playbook auto-dealer --timezone Asia/Shanghai',0,NULL,NULL);
INSERT INTO "commands" VALUES(2,'2026-11-22T01:00:00Z','2026-11-23T08:01:18Z','svc','roll','roll',0,NULL,NULL);
INSERT INTO "commands" VALUES(3,'2026-11-22T01:00:00Z','2026-11-23T08:01:18Z','李娜','do','customer new 张三 --phone "138 0000 1234" --district 鼓楼',0,NULL,NULL);
INSERT INTO "commands" VALUES(4,'2026-11-22T01:00:00Z','2026-11-23T08:01:18Z','李娜','do','customer new 李四 --phone "138 0000 5678" --kind prospect',0,NULL,NULL);
INSERT INTO "commands" VALUES(5,'2026-11-22T01:00:00Z','2026-11-23T08:01:19Z','李娜','do','purchase new K1 "Kunlun X5" --on 2026-11-18 --deliver-on 2026-11-20',0,NULL,NULL);
INSERT INTO "commands" VALUES(6,'2026-11-22T01:00:00Z','2026-11-23T08:01:19Z','李娜','do','purchase deliver S1 --on 2026-11-20',0,NULL,NULL);
INSERT INTO "commands" VALUES(7,'2026-11-22T01:00:00Z','2026-11-23T08:01:19Z','李娜','do','complaint new K1 "Gearbox jerks" --cause product/manufacturing',0,NULL,NULL);
INSERT INTO "commands" VALUES(8,'2026-11-22T01:00:00Z','2026-11-23T08:01:19Z','李娜','do','complaint new K2 Rude --cause attitude',0,NULL,9);
INSERT INTO "commands" VALUES(9,'2026-11-22T01:00:00Z','2026-11-23T08:01:19Z','李娜','undo','undo',0,8,NULL);
INSERT INTO "commands" VALUES(10,'2026-11-22T01:00:00Z','2026-11-23T08:01:19Z','李娜','do','log-call K1 ok --next +7d',0,NULL,NULL);
INSERT INTO "commands" VALUES(11,'2026-11-22T01:00:00Z','2026-11-23T08:01:19Z','李娜','do','log-call K1 "spoke about it" --for C1 --next +2d',0,NULL,NULL);
CREATE TABLE customers (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL CHECK (name <> ''), initials TEXT NOT NULL,
  phone TEXT, wechat TEXT, kind TEXT NOT NULL, district TEXT, address TEXT, birthday TEXT, note TEXT,
  do_not_call INTEGER NOT NULL CHECK (do_not_call IN (0, 1)), since TEXT NOT NULL) STRICT;
INSERT INTO "customers" VALUES(1,'张三','zs','+8613800001234',NULL,'new','鼓楼',NULL,NULL,NULL,0,'2026-11-22');
INSERT INTO "customers" VALUES(2,'李四','ls','+8613800005678',NULL,'prospect',NULL,NULL,NULL,NULL,0,'2026-11-22');
CREATE TABLE followup_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT, followup_id INTEGER NOT NULL REFERENCES followups (id), at TEXT NOT NULL,
  what TEXT NOT NULL, by TEXT NOT NULL, call_id INTEGER REFERENCES calls (id), from_on TEXT, from_at TEXT,
  to_on TEXT, to_at TEXT, why TEXT) STRICT;
INSERT INTO "followup_log" VALUES(1,2,'2026-11-22T01:00:00Z','done','李娜',1,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE followups (
  id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customers (id),
  purchase_id INTEGER REFERENCES purchases (id), call_id INTEGER REFERENCES calls (id),
  rule TEXT NOT NULL, origin TEXT, occurrence INTEGER NOT NULL DEFAULT 1, text TEXT, channel TEXT NOT NULL,
  planned_on TEXT NOT NULL, due_on TEXT NOT NULL, due_at TEXT, state TEXT NOT NULL, closed_at TEXT, why TEXT,
  since TEXT NOT NULL) STRICT;
INSERT INTO "followups" VALUES(1,1,1,NULL,'thanks','after-purchase',1,NULL,'text','2026-11-18','2026-11-18',NULL,'open',NULL,NULL,'2026-11-22T01:00:00Z');
INSERT INTO "followups" VALUES(2,1,1,NULL,'home-safe','after-delivery',1,NULL,'call','2026-11-20','2026-11-20',NULL,'done','2026-11-22T01:00:00Z',NULL,'2026-11-22T01:00:00Z');
INSERT INTO "followups" VALUES(3,1,1,NULL,'thank-you-letter','after-delivery',1,NULL,'letter','2026-11-21','2026-11-21',NULL,'open',NULL,NULL,'2026-11-22T01:00:00Z');
INSERT INTO "followups" VALUES(4,1,1,NULL,'first-days','after-delivery',1,NULL,'call','2026-11-23','2026-11-23',NULL,'open',NULL,NULL,'2026-11-22T01:00:00Z');
INSERT INTO "followups" VALUES(5,1,1,NULL,'one-month-use','after-delivery',1,NULL,'call','2026-12-20','2026-12-20',NULL,'open',NULL,NULL,'2026-11-22T01:00:00Z');
INSERT INTO "followups" VALUES(6,1,1,NULL,'three-month-use','after-delivery',1,NULL,'call','2027-02-20','2027-02-20',NULL,'open',NULL,NULL,'2026-11-22T01:00:00Z');
INSERT INTO "followups" VALUES(7,1,NULL,1,'next-contact',NULL,1,NULL,'call','2026-11-29','2026-11-29',NULL,'open',NULL,NULL,'2026-11-22T01:00:00Z');
CREATE TABLE playbooks (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, body TEXT NOT NULL, stored_at TEXT NOT NULL) STRICT;
INSERT INTO "playbooks" VALUES(1,'auto-dealer','{"name": "auto-dealer", "title": {"en": "Car dealer", "zh": "汽车4S店"}, "based_on": "generic", "followup": [{"id": "thanks", "after": "purchase", "wait": "0d", "at": null, "channel": "text", "purpose": {"en": "Congratulate and thank the customer", "zh": "恭喜并感谢客户"}, "kinds": []}, {"id": "handover-confirm", "after": "delivery", "wait": "-1d", "at": "10:00", "channel": "call", "purpose": {"en": "Confirm car, time and papers for tomorrow''s handover", "zh": "确认明天交车的车辆、时间和手续"}, "kinds": []}, {"id": "home-safe", "after": "delivery", "wait": "90min", "at": null, "channel": "call", "purpose": {"en": "Ask whether the customer is home safe with the car", "zh": "询问客户是否已安全到家"}, "kinds": []}, {"id": "thank-you-letter", "after": "delivery", "wait": "1d", "at": null, "channel": "letter", "purpose": {"en": "Send the letter of thanks signed by the general manager", "zh": "寄出总经理签名的感谢信"}, "kinds": []}, {"id": "first-days", "after": "delivery", "wait": "3d", "at": null, "channel": "call", "purpose": {"en": "Ask about the first days with the car and collect open questions", "zh": "询问用车最初几天的情况，记录疑问"}, "kinds": []}, {"id": "key-owner-visit", "after": "delivery", "wait": "2w", "at": null, "channel": "visit", "purpose": {"en": "Visit the owner and look at the car together", "zh": "上门拜访车主，一起查看车况"}, "kinds": ["vip", "loyal"]}, {"id": "one-month-use", "after": "delivery", "wait": "1mo", "at": null, "channel": "call", "purpose": {"en": "Ask about use after one month and introduce the service contact", "zh": "满一个月，询问用车情况并介绍售后顾问"}, "kinds": []}, {"id": "three-month-use", "after": "delivery", "wait": "3mo", "at": null, "channel": "call", "purpose": {"en": "Ask about use after three months and offer the first service", "zh": "满三个月，询问用车情况并提醒首次保养"}, "kinds": []}]}','2026-11-22T01:00:00Z');
CREATE TABLE purchases (
  id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customers (id),
  item TEXT NOT NULL CHECK (item <> ''), category TEXT, serial TEXT, price INTEGER CHECK (price >= 0),
  bought_on TEXT NOT NULL, bought_at TEXT, deliver_on TEXT, delivered_on TEXT, delivered_at TEXT, note TEXT) STRICT;
INSERT INTO "purchases" VALUES(1,1,'Kunlun X5',NULL,NULL,NULL,'2026-11-18',NULL,'2026-11-20','2026-11-20',NULL,NULL);
CREATE TABLE rolls (
  id INTEGER PRIMARY KEY AUTOINCREMENT, day TEXT NOT NULL, playbook_id INTEGER NOT NULL REFERENCES playbooks (id),
  UNIQUE (day, playbook_id)) STRICT;
INSERT INTO "rolls" VALUES(1,'2026-11-22',1);
CREATE TABLE settings (
  id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL) STRICT;
INSERT INTO "settings" VALUES(1,'name','样店');
INSERT INTO "settings" VALUES(2,'timezone','Asia/Shanghai');
INSERT INTO "settings" VALUES(3,'region','CN');
INSERT INTO "settings" VALUES(4,'dialling_code','86');
INSERT INTO "settings" VALUES(5,'playbook','1');
CREATE TABLE vocabulary (
  id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, code TEXT NOT NULL, en TEXT NOT NULL,
  zh TEXT NOT NULL, UNIQUE (kind, code)) STRICT;
INSERT INTO "vocabulary" VALUES(1,'purpose','thanks','Congratulate and thank the customer','恭喜并感谢客户');
INSERT INTO "vocabulary" VALUES(2,'purpose','handover-confirm','Confirm car, time and papers for tomorrow''s handover','确认明天交车的车辆、时间和手续');
INSERT INTO "vocabulary" VALUES(3,'purpose','home-safe','Ask whether the customer is home safe with the car','询问客户是否已安全到家');
INSERT INTO "vocabulary" VALUES(4,'purpose','thank-you-letter','Send the letter of thanks signed by the general manager','寄出总经理签名的感谢信');
INSERT INTO "vocabulary" VALUES(5,'purpose','first-days','Ask about the first days with the car and collect open questions','询问用车最初几天的情况，记录疑问');
INSERT INTO "vocabulary" VALUES(6,'purpose','key-owner-visit','Visit the owner and look at the car together','上门拜访车主，一起查看车况');
INSERT INTO "vocabulary" VALUES(7,'purpose','one-month-use','Ask about use after one month and introduce the service contact','满一个月，询问用车情况并介绍售后顾问');
INSERT INTO "vocabulary" VALUES(8,'purpose','three-month-use','Ask about use after three months and offer the first service','满三个月，询问用车情况并提醒首次保养');
INSERT INTO "vocabulary" VALUES(9,'cause','product','Product','产品');
INSERT INTO "vocabulary" VALUES(10,'cause','product/manufacturing','Manufacturing','制造问题');
INSERT INTO "vocabulary" VALUES(11,'cause','product/retailer-handling','Handling by the store','门店处理不当');
INSERT INTO "vocabulary" VALUES(12,'cause','product/customer-use','Use by the customer','客户使用不当');
INSERT INTO "vocabulary" VALUES(13,'cause','service','Service','服务');
INSERT INTO "vocabulary" VALUES(14,'cause','service/manner','Manner of service','服务方式不当');
INSERT INTO "vocabulary" VALUES(15,'cause','service/slow-reception','Slow reception','接待怠慢');
INSERT INTO "vocabulary" VALUES(16,'cause','service/wrong-order','Customers served out of turn','接待顺序错误');
INSERT INTO "vocabulary" VALUES(17,'cause','service/poor-wording','Poor wording','用语不当');
INSERT INTO "vocabulary" VALUES(18,'cause','service/pushed-facts','Pushing facts whatever the wish','不顾意愿强行说明');
INSERT INTO "vocabulary" VALUES(19,'cause','service/product-knowledge','Lack of product knowledge','商品知识不足');
INSERT INTO "vocabulary" VALUES(20,'cause','attitude','Attitude','态度');
INSERT INTO "vocabulary" VALUES(21,'cause','attitude/ignoring','Chatting and ignoring the customer','只顾聊天，不理客户');
INSERT INTO "vocabulary" VALUES(22,'cause','attitude/pushy-selling','Pushy selling','强行推销');
INSERT INTO "vocabulary" VALUES(23,'cause','attitude/cold-without-sale','Cold when nothing is bought','客户不买就变脸');
INSERT INTO "vocabulary" VALUES(24,'cause','attitude/contempt','Contempt','瞧不起客户');
INSERT INTO "vocabulary" VALUES(25,'cause','attitude/distrust','Distrust','不信任客户');
INSERT INTO "vocabulary" VALUES(26,'cause','attitude/impatience','Impatience with one who is choosing','客户挑选时不耐烦');
INSERT INTO "vocabulary" VALUES(27,'cause','attitude/weariness','Weariness','无精打采');
INSERT INTO "vocabulary" VALUES(28,'cause','attitude/remarks','Remarks about other customers','议论其他客户');
INSERT INTO "vocabulary" VALUES(29,'cause','attitude/coarse-manners','Coarse manners','举止粗俗');
INSERT INTO "vocabulary" VALUES(30,'cause','attitude/staff-quarrel','Quarrel among staff','员工之间争吵');
INSERT INTO "vocabulary" VALUES(31,'cause','advertising','Advertising','广告');
INSERT INTO "vocabulary" VALUES(32,'cause','advertising/overstated','Overstated','夸大宣传');
INSERT INTO "vocabulary" VALUES(33,'cause','advertising/promise-not-delivered','Promised service not delivered','承诺的服务未兑现');
INSERT INTO "vocabulary" VALUES(34,'cause','delivery','Delivery and stock','送货与缺货');
INSERT INTO "vocabulary" VALUES(35,'cause','delivery/late','Late delivery','送货延迟');
INSERT INTO "vocabulary" VALUES(36,'cause','delivery/damaged','Damaged on the way','运输损坏');
INSERT INTO "vocabulary" VALUES(37,'cause','delivery/wrong-goods','Wrong or missing goods','错发或少发');
INSERT INTO "vocabulary" VALUES(38,'cause','delivery/out-of-stock','Out of stock','缺货');
INSERT INTO "vocabulary" VALUES(39,'cause','price','Price and bill','价格与账单');
INSERT INTO "vocabulary" VALUES(40,'cause','price/bill','Error in the bill','账单错误');
INSERT INTO "vocabulary" VALUES(41,'cause','price/price-change','Price differs from what was said','价格与约定不符');
INSERT INTO "vocabulary" VALUES(42,'cause','price/refund','Refund outstanding','退款未到账');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE UNIQUE INDEX commands_open ON commands (open) WHERE open = 1;
CREATE INDEX commands_user ON commands (user, kind, id);
CREATE INDEX changes_command ON changes (command_id);
CREATE INDEX changes_row ON changes (tbl, row_id);
CREATE INDEX customers_name ON customers (name);
CREATE INDEX customers_phone ON customers (phone) WHERE phone IS NOT NULL;
CREATE INDEX customers_initials ON customers (initials);
CREATE INDEX purchases_customer ON purchases (customer_id);
CREATE INDEX purchases_serial ON purchases (serial) WHERE serial IS NOT NULL;
CREATE INDEX purchases_bought ON purchases (bought_on);
CREATE INDEX cases_customer ON cases (customer_id);
CREATE INDEX cases_purchase ON cases (purchase_id) WHERE purchase_id IS NOT NULL;
CREATE INDEX cases_due ON cases (next_due_on) WHERE closed_at IS NULL;
CREATE INDEX calls_customer ON calls (customer_id, at);
CREATE INDEX case_log_case ON case_log (case_id);
CREATE INDEX case_log_call ON case_log (call_id) WHERE call_id IS NOT NULL;
CREATE INDEX followups_due ON followups (due_on) WHERE state = 'open';
CREATE INDEX followups_customer ON followups (customer_id, state);
CREATE UNIQUE INDEX followups_once ON followups (purchase_id, rule, occurrence) WHERE purchase_id IS NOT NULL;
CREATE INDEX followups_call ON followups (call_id) WHERE call_id IS NOT NULL;
CREATE INDEX followup_log_followup ON followup_log (followup_id, what);
CREATE INDEX followup_log_call ON followup_log (call_id) WHERE call_id IS NOT NULL;
CREATE TRIGGER journal_calls_insert AFTER INSERT ON calls BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'calls', NEW.id, 'insert', NULL); END;
CREATE TRIGGER journal_calls_update AFTER UPDATE ON calls BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'calls', OLD.id, 'update', json_object('id', OLD.id, 'customer_id', OLD.customer_id, 'at', OLD.at, 'direction', OLD.direction, 'channel', OLD.channel, 'outcome', OLD.outcome, 'minutes', OLD.minutes, 'note', OLD.note, 'by', OLD.by)); END;
CREATE TRIGGER journal_calls_delete AFTER DELETE ON calls BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'calls', OLD.id, 'delete', json_object('id', OLD.id, 'customer_id', OLD.customer_id, 'at', OLD.at, 'direction', OLD.direction, 'channel', OLD.channel, 'outcome', OLD.outcome, 'minutes', OLD.minutes, 'note', OLD.note, 'by', OLD.by)); END;
CREATE TRIGGER journal_case_log_insert AFTER INSERT ON case_log BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'case_log', NEW.id, 'insert', NULL); END;
CREATE TRIGGER journal_case_log_update AFTER UPDATE ON case_log BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'case_log', OLD.id, 'update', json_object('id', OLD.id, 'case_id', OLD.case_id, 'at', OLD.at, 'what', OLD.what, 'by', OLD.by, 'call_id', OLD.call_id, 'note', OLD.note)); END;
CREATE TRIGGER journal_case_log_delete AFTER DELETE ON case_log BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'case_log', OLD.id, 'delete', json_object('id', OLD.id, 'case_id', OLD.case_id, 'at', OLD.at, 'what', OLD.what, 'by', OLD.by, 'call_id', OLD.call_id, 'note', OLD.note)); END;
CREATE TRIGGER journal_cases_insert AFTER INSERT ON cases BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'cases', NEW.id, 'insert', NULL); END;
CREATE TRIGGER journal_cases_update AFTER UPDATE ON cases BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'cases', OLD.id, 'update', json_object('id', OLD.id, 'kind', OLD.kind, 'customer_id', OLD.customer_id, 'purchase_id', OLD.purchase_id, 'what', OLD.what, 'cause', OLD.cause, 'severity', OLD.severity, 'via', OLD.via, 'wants', OLD.wants, 'opened_at', OLD.opened_at, 'next_due_on', OLD.next_due_on, 'next_due_at', OLD.next_due_at, 'closed_at', OLD.closed_at)); END;
CREATE TRIGGER journal_cases_delete AFTER DELETE ON cases BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'cases', OLD.id, 'delete', json_object('id', OLD.id, 'kind', OLD.kind, 'customer_id', OLD.customer_id, 'purchase_id', OLD.purchase_id, 'what', OLD.what, 'cause', OLD.cause, 'severity', OLD.severity, 'via', OLD.via, 'wants', OLD.wants, 'opened_at', OLD.opened_at, 'next_due_on', OLD.next_due_on, 'next_due_at', OLD.next_due_at, 'closed_at', OLD.closed_at)); END;
CREATE TRIGGER journal_customers_insert AFTER INSERT ON customers BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'customers', NEW.id, 'insert', NULL); END;
CREATE TRIGGER journal_customers_update AFTER UPDATE ON customers BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'customers', OLD.id, 'update', json_object('id', OLD.id, 'name', OLD.name, 'initials', OLD.initials, 'phone', OLD.phone, 'wechat', OLD.wechat, 'kind', OLD.kind, 'district', OLD.district, 'address', OLD.address, 'birthday', OLD.birthday, 'note', OLD.note, 'do_not_call', OLD.do_not_call, 'since', OLD.since)); END;
CREATE TRIGGER journal_customers_delete AFTER DELETE ON customers BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'customers', OLD.id, 'delete', json_object('id', OLD.id, 'name', OLD.name, 'initials', OLD.initials, 'phone', OLD.phone, 'wechat', OLD.wechat, 'kind', OLD.kind, 'district', OLD.district, 'address', OLD.address, 'birthday', OLD.birthday, 'note', OLD.note, 'do_not_call', OLD.do_not_call, 'since', OLD.since)); END;
CREATE TRIGGER journal_followup_log_insert AFTER INSERT ON followup_log BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'followup_log', NEW.id, 'insert', NULL); END;
CREATE TRIGGER journal_followup_log_update AFTER UPDATE ON followup_log BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'followup_log', OLD.id, 'update', json_object('id', OLD.id, 'followup_id', OLD.followup_id, 'at', OLD.at, 'what', OLD.what, 'by', OLD.by, 'call_id', OLD.call_id, 'from_on', OLD.from_on, 'from_at', OLD.from_at, 'to_on', OLD.to_on, 'to_at', OLD.to_at, 'why', OLD.why)); END;
CREATE TRIGGER journal_followup_log_delete AFTER DELETE ON followup_log BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'followup_log', OLD.id, 'delete', json_object('id', OLD.id, 'followup_id', OLD.followup_id, 'at', OLD.at, 'what', OLD.what, 'by', OLD.by, 'call_id', OLD.call_id, 'from_on', OLD.from_on, 'from_at', OLD.from_at, 'to_on', OLD.to_on, 'to_at', OLD.to_at, 'why', OLD.why)); END;
CREATE TRIGGER journal_followups_insert AFTER INSERT ON followups BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'followups', NEW.id, 'insert', NULL); END;
CREATE TRIGGER journal_followups_update AFTER UPDATE ON followups BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'followups', OLD.id, 'update', json_object('id', OLD.id, 'customer_id', OLD.customer_id, 'purchase_id', OLD.purchase_id, 'call_id', OLD.call_id, 'rule', OLD.rule, 'origin', OLD.origin, 'occurrence', OLD.occurrence, 'text', OLD.text, 'channel', OLD.channel, 'planned_on', OLD.planned_on, 'due_on', OLD.due_on, 'due_at', OLD.due_at, 'state', OLD.state, 'closed_at', OLD.closed_at, 'why', OLD.why, 'since', OLD.since)); END;
CREATE TRIGGER journal_followups_delete AFTER DELETE ON followups BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'followups', OLD.id, 'delete', json_object('id', OLD.id, 'customer_id', OLD.customer_id, 'purchase_id', OLD.purchase_id, 'call_id', OLD.call_id, 'rule', OLD.rule, 'origin', OLD.origin, 'occurrence', OLD.occurrence, 'text', OLD.text, 'channel', OLD.channel, 'planned_on', OLD.planned_on, 'due_on', OLD.due_on, 'due_at', OLD.due_at, 'state', OLD.state, 'closed_at', OLD.closed_at, 'why', OLD.why, 'since', OLD.since)); END;
CREATE TRIGGER journal_playbooks_insert AFTER INSERT ON playbooks BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'playbooks', NEW.id, 'insert', NULL); END;
CREATE TRIGGER journal_playbooks_update AFTER UPDATE ON playbooks BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'playbooks', OLD.id, 'update', json_object('id', OLD.id, 'name', OLD.name, 'body', OLD.body, 'stored_at', OLD.stored_at)); END;
CREATE TRIGGER journal_playbooks_delete AFTER DELETE ON playbooks BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'playbooks', OLD.id, 'delete', json_object('id', OLD.id, 'name', OLD.name, 'body', OLD.body, 'stored_at', OLD.stored_at)); END;
CREATE TRIGGER journal_purchases_insert AFTER INSERT ON purchases BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'purchases', NEW.id, 'insert', NULL); END;
CREATE TRIGGER journal_purchases_update AFTER UPDATE ON purchases BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'purchases', OLD.id, 'update', json_object('id', OLD.id, 'customer_id', OLD.customer_id, 'item', OLD.item, 'category', OLD.category, 'serial', OLD.serial, 'price', OLD.price, 'bought_on', OLD.bought_on, 'bought_at', OLD.bought_at, 'deliver_on', OLD.deliver_on, 'delivered_on', OLD.delivered_on, 'delivered_at', OLD.delivered_at, 'note', OLD.note)); END;
CREATE TRIGGER journal_purchases_delete AFTER DELETE ON purchases BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'purchases', OLD.id, 'delete', json_object('id', OLD.id, 'customer_id', OLD.customer_id, 'item', OLD.item, 'category', OLD.category, 'serial', OLD.serial, 'price', OLD.price, 'bought_on', OLD.bought_on, 'bought_at', OLD.bought_at, 'deliver_on', OLD.deliver_on, 'delivered_on', OLD.delivered_on, 'delivered_at', OLD.delivered_at, 'note', OLD.note)); END;
CREATE TRIGGER journal_rolls_insert AFTER INSERT ON rolls BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'rolls', NEW.id, 'insert', NULL); END;
CREATE TRIGGER journal_rolls_update AFTER UPDATE ON rolls BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'rolls', OLD.id, 'update', json_object('id', OLD.id, 'day', OLD.day, 'playbook_id', OLD.playbook_id)); END;
CREATE TRIGGER journal_rolls_delete AFTER DELETE ON rolls BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'rolls', OLD.id, 'delete', json_object('id', OLD.id, 'day', OLD.day, 'playbook_id', OLD.playbook_id)); END;
CREATE TRIGGER journal_settings_insert AFTER INSERT ON settings BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'settings', NEW.id, 'insert', NULL); END;
CREATE TRIGGER journal_settings_update AFTER UPDATE ON settings BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'settings', OLD.id, 'update', json_object('id', OLD.id, 'key', OLD.key, 'value', OLD.value)); END;
CREATE TRIGGER journal_settings_delete AFTER DELETE ON settings BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'settings', OLD.id, 'delete', json_object('id', OLD.id, 'key', OLD.key, 'value', OLD.value)); END;
CREATE TRIGGER journal_vocabulary_insert AFTER INSERT ON vocabulary BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'vocabulary', NEW.id, 'insert', NULL); END;
CREATE TRIGGER journal_vocabulary_update AFTER UPDATE ON vocabulary BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'vocabulary', OLD.id, 'update', json_object('id', OLD.id, 'kind', OLD.kind, 'code', OLD.code, 'en', OLD.en, 'zh', OLD.zh)); END;
CREATE TRIGGER journal_vocabulary_delete AFTER DELETE ON vocabulary BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'vocabulary', OLD.id, 'delete', json_object('id', OLD.id, 'kind', OLD.kind, 'code', OLD.code, 'en', OLD.en, 'zh', OLD.zh)); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('commands',11);
INSERT INTO "sqlite_sequence" VALUES('changes',72);
INSERT INTO "sqlite_sequence" VALUES('settings',5);
INSERT INTO "sqlite_sequence" VALUES('playbooks',1);
INSERT INTO "sqlite_sequence" VALUES('vocabulary',42);
INSERT INTO "sqlite_sequence" VALUES('rolls',1);
INSERT INTO "sqlite_sequence" VALUES('customers',2);
INSERT INTO "sqlite_sequence" VALUES('purchases',1);
INSERT INTO "sqlite_sequence" VALUES('followups',7);
INSERT INTO "sqlite_sequence" VALUES('cases',2);
INSERT INTO "sqlite_sequence" VALUES('case_log',3);
INSERT INTO "sqlite_sequence" VALUES('calls',2);
INSERT INTO "sqlite_sequence" VALUES('followup_log',1);
COMMIT;
