PRAGMA application_id = 1398162259;
PRAGMA user_version = 2;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'svc','1','2026-11-25 09:53:25.120442+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'svc','2','2026-11-25 09:53:25.124867+00:00');
CREATE TABLE calls (
  id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customers (id), at TEXT NOT NULL,
  direction TEXT NOT NULL, channel TEXT NOT NULL, outcome TEXT NOT NULL, minutes INTEGER CHECK (minutes >= 0),
  note TEXT, by TEXT NOT NULL) STRICT;
INSERT INTO "calls" VALUES(1,1,'2026-11-20T02:50:00Z','out','call','reached',4,'Home safe','李娜');
INSERT INTO "calls" VALUES(2,2,'2026-11-21T10:30:00Z','out','call','no-answer',NULL,NULL,'李娜');
CREATE TABLE case_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT, case_id INTEGER NOT NULL REFERENCES cases (id), at TEXT NOT NULL,
  what TEXT NOT NULL, by TEXT NOT NULL, call_id INTEGER REFERENCES calls (id), note TEXT, from_on TEXT, from_at TEXT, to_on TEXT, to_at TEXT) STRICT;
INSERT INTO "case_log" VALUES(1,1,'2026-11-20T03:00:00Z','received','李娜',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "case_log" VALUES(2,2,'2026-11-20T03:05:00Z','received','李娜',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "case_log" VALUES(3,3,'2026-11-20T03:10:00Z','planned','李娜',NULL,NULL,NULL,NULL,'2026-11-23','2026-11-23T01:00:00Z');
INSERT INTO "case_log" VALUES(4,4,'2026-11-20T03:12:00Z','received','李娜',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "case_log" VALUES(5,5,'2026-11-21T01:00:00Z','planned','李娜',NULL,NULL,NULL,NULL,'2026-11-21',NULL);
INSERT INTO "case_log" VALUES(6,5,'2026-11-21T10:00:00Z','missed','李娜',NULL,'Car not brought',NULL,NULL,NULL,NULL);
INSERT INTO "case_log" VALUES(7,4,'2026-11-21T10:30:00Z','tried','李娜',2,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE "cases" (
  id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, customer_id INTEGER REFERENCES customers (id),
  purchase_id INTEGER REFERENCES purchases (id), what TEXT CHECK (what <> ''), cause TEXT, severity TEXT NOT NULL,
  via TEXT, wants TEXT, against_id INTEGER REFERENCES staff (id), assignee_id INTEGER REFERENCES staff (id),
  km INTEGER CHECK (km >= 0), result TEXT, opened_at TEXT NOT NULL, next_due_on TEXT, next_due_at TEXT,
  closed_at TEXT, ended TEXT) STRICT;
INSERT INTO "cases" VALUES(1,'complaint',1,NULL,'Gearbox jerks','product/manufacturing','normal','call',NULL,2,NULL,NULL,NULL,'2026-11-20T03:00:00Z','2026-11-20',NULL,NULL,NULL);
INSERT INTO "cases" VALUES(2,'suggestion',2,NULL,'More parking',NULL,'normal','call',NULL,NULL,NULL,NULL,NULL,'2026-11-20T03:05:00Z','2026-11-20',NULL,NULL,NULL);
INSERT INTO "cases" VALUES(3,'service',1,NULL,'First service',NULL,'normal',NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-20T03:10:00Z','2026-11-23','2026-11-23T01:00:00Z',NULL,NULL);
INSERT INTO "cases" VALUES(4,'enquiry',2,NULL,'Kunlun X7',NULL,'normal','walk-in',NULL,NULL,NULL,NULL,NULL,'2026-11-20T03:12:00Z','2026-11-22','2026-11-22T01:00:00Z',NULL,NULL);
INSERT INTO "cases" VALUES(5,'repair',2,NULL,'Look at the brakes',NULL,'normal',NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-21T01:00:00Z','2026-11-21',NULL,NULL,NULL);
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
INSERT INTO "changes" VALUES(49,1,'vocabulary',43,'insert',NULL);
INSERT INTO "changes" VALUES(50,1,'vocabulary',44,'insert',NULL);
INSERT INTO "changes" VALUES(51,1,'vocabulary',45,'insert',NULL);
INSERT INTO "changes" VALUES(52,1,'vocabulary',46,'insert',NULL);
INSERT INTO "changes" VALUES(53,1,'vocabulary',47,'insert',NULL);
INSERT INTO "changes" VALUES(54,2,'rolls',1,'insert',NULL);
INSERT INTO "changes" VALUES(55,3,'staff',1,'insert',NULL);
INSERT INTO "changes" VALUES(56,4,'staff',2,'insert',NULL);
INSERT INTO "changes" VALUES(57,5,'customers',1,'insert',NULL);
INSERT INTO "changes" VALUES(58,6,'customers',2,'insert',NULL);
INSERT INTO "changes" VALUES(59,7,'purchases',1,'insert',NULL);
INSERT INTO "changes" VALUES(60,7,'followups',1,'insert',NULL);
INSERT INTO "changes" VALUES(61,8,'purchases',1,'update','{"id":1,"customer_id":1,"item":"Kunlun X5","category":"car","serial":"LVSHCAMB1CE054249","price":18980000,"bought_on":"2026-11-18","bought_at":null,"deliver_on":null,"delivered_on":null,"delivered_at":null,"note":null,"accepted_on":null,"accepted_at":null,"moved_in_on":null,"moved_in_at":null}');
INSERT INTO "changes" VALUES(62,8,'followups',2,'insert',NULL);
INSERT INTO "changes" VALUES(63,8,'followups',3,'insert',NULL);
INSERT INTO "changes" VALUES(64,8,'followups',4,'insert',NULL);
INSERT INTO "changes" VALUES(65,8,'followups',5,'insert',NULL);
INSERT INTO "changes" VALUES(66,8,'followups',6,'insert',NULL);
INSERT INTO "changes" VALUES(67,9,'calls',1,'insert',NULL);
INSERT INTO "changes" VALUES(68,9,'followups',2,'update','{"id":2,"customer_id":1,"purchase_id":1,"call_id":null,"rule":"home-safe","origin":"after-delivery","occurrence":1,"text":null,"channel":"call","planned_on":"2026-11-20","due_on":"2026-11-20","due_at":"2026-11-20T02:36:00Z","state":"open","closed_at":null,"why":null,"since":"2026-11-20T01:06:00Z","case_id":null,"event_on":null,"assignee_id":null,"role":null}');
INSERT INTO "changes" VALUES(69,9,'followup_log',1,'insert',NULL);
INSERT INTO "changes" VALUES(70,9,'followups',7,'insert',NULL);
INSERT INTO "changes" VALUES(71,9,'promises',1,'insert',NULL);
INSERT INTO "changes" VALUES(72,10,'cases',1,'insert',NULL);
INSERT INTO "changes" VALUES(73,10,'case_log',1,'insert',NULL);
INSERT INTO "changes" VALUES(74,11,'cases',2,'insert',NULL);
INSERT INTO "changes" VALUES(75,11,'case_log',2,'insert',NULL);
INSERT INTO "changes" VALUES(76,12,'cases',3,'insert',NULL);
INSERT INTO "changes" VALUES(77,12,'case_log',3,'insert',NULL);
INSERT INTO "changes" VALUES(78,13,'cases',4,'insert',NULL);
INSERT INTO "changes" VALUES(79,13,'case_log',4,'insert',NULL);
INSERT INTO "changes" VALUES(80,13,'enquiries',1,'insert',NULL);
INSERT INTO "changes" VALUES(81,14,'promises',2,'insert',NULL);
INSERT INTO "changes" VALUES(82,15,'rolls',2,'insert',NULL);
INSERT INTO "changes" VALUES(83,16,'cases',5,'insert',NULL);
INSERT INTO "changes" VALUES(84,16,'case_log',5,'insert',NULL);
INSERT INTO "changes" VALUES(85,17,'case_log',6,'insert',NULL);
INSERT INTO "changes" VALUES(86,17,'cases',5,'update','{"id":5,"kind":"repair","customer_id":2,"purchase_id":null,"what":"Look at the brakes","cause":null,"severity":"normal","via":null,"wants":null,"against_id":null,"assignee_id":null,"km":null,"result":null,"opened_at":"2026-11-21T01:00:00Z","next_due_on":"2026-11-21","next_due_at":null,"closed_at":null,"ended":null}');
INSERT INTO "changes" VALUES(87,17,'followups',8,'insert',NULL);
INSERT INTO "changes" VALUES(88,18,'promises',1,'update','{"id":1,"customer_id":1,"case_id":null,"call_id":1,"what":"Rear mat","assignee_id":1,"made_at":"2026-11-20T02:50:00Z","made_by":"李娜","first_on":"2026-11-27","first_at":null,"due_on":"2026-11-27","due_at":null,"state":"open","closed_at":null,"why":null}');
INSERT INTO "changes" VALUES(89,18,'promise_log',1,'insert',NULL);
INSERT INTO "changes" VALUES(90,19,'customers',3,'insert',NULL);
INSERT INTO "changes" VALUES(91,20,'customers',3,'delete','{"id":3,"name":"王五","initials":"ww","phone":"+8613800009999","wechat":null,"kind":"new","district":null,"address":null,"birthday":null,"note":null,"do_not_call":0,"since":"2026-11-21","keeper_id":1}');
INSERT INTO "changes" VALUES(92,21,'calls',2,'insert',NULL);
INSERT INTO "changes" VALUES(93,21,'cases',4,'update','{"id":4,"kind":"enquiry","customer_id":2,"purchase_id":null,"what":"Kunlun X7","cause":null,"severity":"normal","via":"walk-in","wants":null,"against_id":null,"assignee_id":null,"km":null,"result":null,"opened_at":"2026-11-20T03:12:00Z","next_due_on":"2026-11-21","next_due_at":null,"closed_at":null,"ended":null}');
INSERT INTO "changes" VALUES(94,21,'case_log',7,'insert',NULL);
INSERT INTO "changes" VALUES(95,22,'rolls',3,'insert',NULL);
CREATE TABLE commands (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, real_at TEXT NOT NULL, user TEXT NOT NULL,
  kind TEXT NOT NULL, words TEXT NOT NULL, open INTEGER NOT NULL DEFAULT 0,
  reverses INTEGER, undone_by INTEGER) STRICT;
INSERT INTO "commands" VALUES(1,'2026-11-20T01:00:00Z','2026-11-25T09:53:25Z','clerk','fixed','init --name "Sunrise Motors" --playbook auto-dealer --timezone Asia/Shanghai',0,NULL,NULL);
INSERT INTO "commands" VALUES(2,'2026-11-20T01:01:00Z','2026-11-25T09:53:25Z','svc','roll','roll',0,NULL,NULL);
INSERT INTO "commands" VALUES(3,'2026-11-20T01:01:00Z','2026-11-25T09:53:25Z','clerk','do','staff new 李娜 --role lead --quota 12',0,NULL,NULL);
INSERT INTO "commands" VALUES(4,'2026-11-20T01:01:00Z','2026-11-25T09:53:25Z','李娜','do','staff new 王芳 --role rep',0,NULL,NULL);
INSERT INTO "commands" VALUES(5,'2026-11-20T01:02:00Z','2026-11-25T09:53:25Z','李娜','do','customer new 张三 --phone "138 0000 1234" --district 鼓楼 --keeper 王芳',0,NULL,NULL);
INSERT INTO "commands" VALUES(6,'2026-11-20T01:03:00Z','2026-11-25T09:53:25Z','李娜','do','customer new 李四 --phone "138 0000 5678" --kind vip',0,NULL,NULL);
INSERT INTO "commands" VALUES(7,'2026-11-20T01:05:00Z','2026-11-25T09:53:25Z','李娜','do','purchase new 张三 "Kunlun X5" --on 2026-11-18 --category car --serial LVSHCAMB1CE054249 --price 189800',0,NULL,NULL);
INSERT INTO "commands" VALUES(8,'2026-11-20T01:06:00Z','2026-11-25T09:53:26Z','李娜','do','purchase deliver S1',0,NULL,NULL);
INSERT INTO "commands" VALUES(9,'2026-11-20T02:50:00Z','2026-11-25T09:53:26Z','李娜','do','log-call 张三 "Home safe" --minutes 4 --next +7d --promise "Rear mat" --promise-due fri',0,NULL,NULL);
INSERT INTO "commands" VALUES(10,'2026-11-20T03:00:00Z','2026-11-25T09:53:26Z','李娜','do','complaint new 张三 "Gearbox jerks" --cause product/manufacturing --against 王芳',0,NULL,NULL);
INSERT INTO "commands" VALUES(11,'2026-11-20T03:05:00Z','2026-11-25T09:53:26Z','李娜','do','complaint new 李四 "More parking" --kind suggestion',0,NULL,NULL);
INSERT INTO "commands" VALUES(12,'2026-11-20T03:10:00Z','2026-11-25T09:53:26Z','李娜','do','job new 张三 "First service" --kind service --on "2026-11-23 09:00"',0,NULL,NULL);
INSERT INTO "commands" VALUES(13,'2026-11-20T03:12:00Z','2026-11-25T09:53:26Z','李娜','do','enquiry new 李四 --model "Kunlun X7" --budget 250000',0,NULL,NULL);
INSERT INTO "commands" VALUES(14,'2026-11-20T03:20:00Z','2026-11-25T09:53:26Z','李娜','do','promise new 李四 "Call about the X7" --due 2026-11-24',0,NULL,NULL);
INSERT INTO "commands" VALUES(15,'2026-11-21T01:00:00Z','2026-11-25T09:53:26Z','svc','roll','roll',0,NULL,NULL);
INSERT INTO "commands" VALUES(16,'2026-11-21T01:00:00Z','2026-11-25T09:53:26Z','李娜','do','job new 李四 "Look at the brakes" --kind repair --on 2026-11-21',0,NULL,NULL);
INSERT INTO "commands" VALUES(17,'2026-11-21T10:00:00Z','2026-11-25T09:53:26Z','李娜','do','job miss J5 --why "Car not brought"',0,NULL,NULL);
INSERT INTO "commands" VALUES(18,'2026-11-21T10:10:00Z','2026-11-25T09:53:26Z','李娜','do','promise keep P1',0,NULL,NULL);
INSERT INTO "commands" VALUES(19,'2026-11-21T10:20:00Z','2026-11-25T09:53:26Z','李娜','do','customer new 王五 --phone 13800009999',0,NULL,20);
INSERT INTO "commands" VALUES(20,'2026-11-21T10:21:00Z','2026-11-25T09:53:26Z','李娜','undo','undo',0,19,NULL);
INSERT INTO "commands" VALUES(21,'2026-11-21T10:30:00Z','2026-11-25T09:53:27Z','李娜','do','log-call 李四 --outcome no-answer',0,NULL,NULL);
INSERT INTO "commands" VALUES(22,'2026-11-22T01:00:00Z','2026-11-25T09:53:27Z','svc','roll','roll',0,NULL,NULL);
CREATE TABLE customers (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL CHECK (name <> ''), initials TEXT NOT NULL,
  phone TEXT, wechat TEXT, kind TEXT NOT NULL, district TEXT, address TEXT, birthday TEXT, note TEXT,
  do_not_call INTEGER NOT NULL CHECK (do_not_call IN (0, 1)), since TEXT NOT NULL, keeper_id INTEGER REFERENCES staff (id)) STRICT;
INSERT INTO "customers" VALUES(1,'张三','zs','+8613800001234',NULL,'new','鼓楼',NULL,NULL,NULL,0,'2026-11-20',2);
INSERT INTO "customers" VALUES(2,'李四','ls','+8613800005678',NULL,'vip',NULL,NULL,NULL,NULL,0,'2026-11-20',1);
CREATE TABLE enquiries (
  id INTEGER PRIMARY KEY AUTOINCREMENT, case_id INTEGER NOT NULL UNIQUE REFERENCES cases (id),
  budget INTEGER CHECK (budget >= 0), wanted_when TEXT, compared TEXT, why_not TEXT,
  test_drive INTEGER NOT NULL CHECK (test_drive IN (0, 1))) STRICT;
INSERT INTO "enquiries" VALUES(1,4,25000000,NULL,NULL,NULL,0);
CREATE TABLE followup_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT, followup_id INTEGER NOT NULL REFERENCES followups (id), at TEXT NOT NULL,
  what TEXT NOT NULL, by TEXT NOT NULL, call_id INTEGER REFERENCES calls (id), from_on TEXT, from_at TEXT,
  to_on TEXT, to_at TEXT, why TEXT) STRICT;
INSERT INTO "followup_log" VALUES(1,2,'2026-11-20T02:50:00Z','done','李娜',1,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE followups (
  id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customers (id),
  purchase_id INTEGER REFERENCES purchases (id), call_id INTEGER REFERENCES calls (id),
  rule TEXT NOT NULL, origin TEXT, occurrence INTEGER NOT NULL DEFAULT 1, text TEXT, channel TEXT NOT NULL,
  planned_on TEXT NOT NULL, due_on TEXT NOT NULL, due_at TEXT, state TEXT NOT NULL, closed_at TEXT, why TEXT,
  since TEXT NOT NULL, case_id INTEGER REFERENCES cases (id), event_on TEXT, assignee_id INTEGER REFERENCES staff (id), role TEXT) STRICT;
INSERT INTO "followups" VALUES(1,1,1,NULL,'thanks','after-purchase',1,NULL,'text','2026-11-18','2026-11-18',NULL,'open',NULL,NULL,'2026-11-20T01:05:00Z',NULL,NULL,NULL,NULL);
INSERT INTO "followups" VALUES(2,1,1,NULL,'home-safe','after-delivery',1,NULL,'call','2026-11-20','2026-11-20','2026-11-20T02:36:00Z','done','2026-11-20T02:50:00Z',NULL,'2026-11-20T01:06:00Z',NULL,NULL,NULL,NULL);
INSERT INTO "followups" VALUES(3,1,1,NULL,'thank-you-letter','after-delivery',1,NULL,'letter','2026-11-21','2026-11-21',NULL,'open',NULL,NULL,'2026-11-20T01:06:00Z',NULL,NULL,NULL,NULL);
INSERT INTO "followups" VALUES(4,1,1,NULL,'first-days','after-delivery',1,NULL,'call','2026-11-23','2026-11-23',NULL,'open',NULL,NULL,'2026-11-20T01:06:00Z',NULL,NULL,NULL,NULL);
INSERT INTO "followups" VALUES(5,1,1,NULL,'one-month-use','after-delivery',1,NULL,'call','2026-12-20','2026-12-20',NULL,'open',NULL,NULL,'2026-11-20T01:06:00Z',NULL,NULL,NULL,NULL);
INSERT INTO "followups" VALUES(6,1,1,NULL,'three-month-use','after-delivery',1,NULL,'call','2027-02-20','2027-02-20',NULL,'open',NULL,NULL,'2026-11-20T01:06:00Z',NULL,NULL,NULL,NULL);
INSERT INTO "followups" VALUES(7,1,NULL,1,'next-contact',NULL,1,NULL,'call','2026-11-27','2026-11-27',NULL,'open',NULL,NULL,'2026-11-20T02:50:00Z',NULL,NULL,NULL,NULL);
INSERT INTO "followups" VALUES(8,2,NULL,NULL,'missed-visit','after-missed-visit',1,NULL,'call','2026-11-21','2026-11-21',NULL,'open',NULL,NULL,'2026-11-21T10:00:00Z',5,'2026-11-21',NULL,'lead');
CREATE TABLE playbooks (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, body TEXT NOT NULL, stored_at TEXT NOT NULL) STRICT;
INSERT INTO "playbooks" VALUES(1,'auto-dealer','{"name": "auto-dealer", "title": {"en": "Car dealer", "zh": "汽车4S店"}, "based_on": "generic", "followup": [{"id": "thanks", "after": "purchase", "wait": "0d", "at": null, "channel": "text", "purpose": {"en": "Congratulate and thank the customer", "zh": "恭喜并感谢客户"}, "kinds": [], "who": "keeper"}, {"id": "after-service", "after": "service", "wait": "1d", "at": null, "channel": "call", "purpose": {"en": "Ask for three scores: attitude, quality, was the problem solved", "zh": "回访三项评分：态度、质量、问题是否解决"}, "kinds": [], "who": "keeper"}, {"id": "after-repair", "after": "repaired", "wait": "1d", "at": null, "channel": "call", "purpose": {"en": "Ask whether the fault is gone, and for the three scores", "zh": "询问故障是否已排除，并回访三项评分"}, "kinds": [], "who": "keeper"}, {"id": "after-installation", "after": "installed", "wait": "1d", "at": null, "channel": "call", "purpose": {"en": "Ask whether everything works and was explained, and for the three scores", "zh": "询问使用是否正常、讲解是否清楚，并回访三项评分"}, "kinds": [], "who": "keeper"}, {"id": "after-visit", "after": "visited", "wait": "1d", "at": null, "channel": "call", "purpose": {"en": "Thank for the visit and ask what is still open", "zh": "感谢接待，询问还有什么未解决"}, "kinds": [], "who": "keeper"}, {"id": "missed-visit", "after": "missed-visit", "wait": "0d", "at": null, "channel": "call", "purpose": {"en": "Apologise for the missed visit", "zh": "为爽约致歉"}, "kinds": [], "who": "lead"}, {"id": "handover-confirm", "after": "delivery", "wait": "-1d", "at": "10:00", "channel": "call", "purpose": {"en": "Confirm car, time and papers for tomorrow''s handover", "zh": "确认明天交车的车辆、时间和手续"}, "kinds": [], "who": "keeper"}, {"id": "home-safe", "after": "delivery", "wait": "90min", "at": null, "channel": "call", "purpose": {"en": "Ask whether the customer is home safe with the car", "zh": "询问客户是否已安全到家"}, "kinds": [], "who": "keeper"}, {"id": "thank-you-letter", "after": "delivery", "wait": "1d", "at": null, "channel": "letter", "purpose": {"en": "Send the letter of thanks signed by the general manager", "zh": "寄出总经理签名的感谢信"}, "kinds": [], "who": "keeper"}, {"id": "first-days", "after": "delivery", "wait": "3d", "at": null, "channel": "call", "purpose": {"en": "Ask about the first days with the car and collect open questions", "zh": "询问用车最初几天的情况，记录疑问"}, "kinds": [], "who": "keeper"}, {"id": "key-owner-visit", "after": "delivery", "wait": "2w", "at": null, "channel": "visit", "purpose": {"en": "Visit the owner and look at the car together", "zh": "上门拜访车主，一起查看车况"}, "kinds": ["vip", "loyal"], "who": "keeper"}, {"id": "one-month-use", "after": "delivery", "wait": "1mo", "at": null, "channel": "call", "purpose": {"en": "Ask about use after one month and introduce the service contact", "zh": "满一个月，询问用车情况并介绍售后顾问"}, "kinds": [], "who": "keeper"}, {"id": "three-month-use", "after": "delivery", "wait": "3mo", "at": null, "channel": "call", "purpose": {"en": "Ask about use after three months and offer the first service", "zh": "满三个月，询问用车情况并提醒首次保养"}, "kinds": [], "who": "keeper"}]}','2026-11-20T01:00:00Z');
CREATE TABLE promise_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT, promise_id INTEGER NOT NULL REFERENCES promises (id), at TEXT NOT NULL,
  what TEXT NOT NULL, by TEXT NOT NULL, call_id INTEGER REFERENCES calls (id), from_on TEXT, from_at TEXT,
  to_on TEXT, to_at TEXT, why TEXT) STRICT;
INSERT INTO "promise_log" VALUES(1,1,'2026-11-21T10:10:00Z','kept','李娜',NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE promises (
  id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customers (id),
  case_id INTEGER REFERENCES cases (id), call_id INTEGER REFERENCES calls (id), what TEXT NOT NULL CHECK (what <> ''),
  assignee_id INTEGER REFERENCES staff (id), made_at TEXT NOT NULL, made_by TEXT NOT NULL, first_on TEXT NOT NULL,
  first_at TEXT, due_on TEXT NOT NULL, due_at TEXT, state TEXT NOT NULL, closed_at TEXT, why TEXT) STRICT;
INSERT INTO "promises" VALUES(1,1,NULL,1,'Rear mat',1,'2026-11-20T02:50:00Z','李娜','2026-11-27',NULL,'2026-11-27',NULL,'kept','2026-11-21T10:10:00Z',NULL);
INSERT INTO "promises" VALUES(2,2,NULL,NULL,'Call about the X7',1,'2026-11-20T03:20:00Z','李娜','2026-11-24',NULL,'2026-11-24',NULL,'open',NULL,NULL);
CREATE TABLE purchases (
  id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customers (id),
  item TEXT NOT NULL CHECK (item <> ''), category TEXT, serial TEXT, price INTEGER CHECK (price >= 0),
  bought_on TEXT NOT NULL, bought_at TEXT, deliver_on TEXT, delivered_on TEXT, delivered_at TEXT, note TEXT, accepted_on TEXT, accepted_at TEXT, moved_in_on TEXT, moved_in_at TEXT) STRICT;
INSERT INTO "purchases" VALUES(1,1,'Kunlun X5','car','LVSHCAMB1CE054249',18980000,'2026-11-18',NULL,NULL,'2026-11-20','2026-11-20T01:06:00Z',NULL,NULL,NULL,NULL,NULL);
CREATE TABLE rolls (
  id INTEGER PRIMARY KEY AUTOINCREMENT, day TEXT NOT NULL, playbook_id INTEGER NOT NULL REFERENCES playbooks (id),
  UNIQUE (day, playbook_id)) STRICT;
INSERT INTO "rolls" VALUES(1,'2026-11-20',1);
INSERT INTO "rolls" VALUES(2,'2026-11-21',1);
INSERT INTO "rolls" VALUES(3,'2026-11-22',1);
CREATE TABLE settings (
  id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL) STRICT;
INSERT INTO "settings" VALUES(1,'name','Sunrise Motors');
INSERT INTO "settings" VALUES(2,'timezone','Asia/Shanghai');
INSERT INTO "settings" VALUES(3,'region','CN');
INSERT INTO "settings" VALUES(4,'dialling_code','86');
INSERT INTO "settings" VALUES(5,'playbook','1');
CREATE TABLE staff (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE CHECK (name <> ''), initials TEXT NOT NULL,
  role TEXT NOT NULL, quota INTEGER CHECK (quota >= 0), absent_from TEXT, absent_to TEXT, since TEXT NOT NULL) STRICT;
INSERT INTO "staff" VALUES(1,'李娜','ln','lead',12,NULL,NULL,'2026-11-20');
INSERT INTO "staff" VALUES(2,'王芳','wf','rep',NULL,NULL,NULL,'2026-11-20');
CREATE TABLE vocabulary (
  id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, code TEXT NOT NULL, en TEXT NOT NULL,
  zh TEXT NOT NULL, UNIQUE (kind, code)) STRICT;
INSERT INTO "vocabulary" VALUES(1,'purpose','thanks','Congratulate and thank the customer','恭喜并感谢客户');
INSERT INTO "vocabulary" VALUES(2,'purpose','after-service','Ask for three scores: attitude, quality, was the problem solved','回访三项评分：态度、质量、问题是否解决');
INSERT INTO "vocabulary" VALUES(3,'purpose','after-repair','Ask whether the fault is gone, and for the three scores','询问故障是否已排除，并回访三项评分');
INSERT INTO "vocabulary" VALUES(4,'purpose','after-installation','Ask whether everything works and was explained, and for the three scores','询问使用是否正常、讲解是否清楚，并回访三项评分');
INSERT INTO "vocabulary" VALUES(5,'purpose','after-visit','Thank for the visit and ask what is still open','感谢接待，询问还有什么未解决');
INSERT INTO "vocabulary" VALUES(6,'purpose','missed-visit','Apologise for the missed visit','为爽约致歉');
INSERT INTO "vocabulary" VALUES(7,'purpose','handover-confirm','Confirm car, time and papers for tomorrow''s handover','确认明天交车的车辆、时间和手续');
INSERT INTO "vocabulary" VALUES(8,'purpose','home-safe','Ask whether the customer is home safe with the car','询问客户是否已安全到家');
INSERT INTO "vocabulary" VALUES(9,'purpose','thank-you-letter','Send the letter of thanks signed by the general manager','寄出总经理签名的感谢信');
INSERT INTO "vocabulary" VALUES(10,'purpose','first-days','Ask about the first days with the car and collect open questions','询问用车最初几天的情况，记录疑问');
INSERT INTO "vocabulary" VALUES(11,'purpose','key-owner-visit','Visit the owner and look at the car together','上门拜访车主，一起查看车况');
INSERT INTO "vocabulary" VALUES(12,'purpose','one-month-use','Ask about use after one month and introduce the service contact','满一个月，询问用车情况并介绍售后顾问');
INSERT INTO "vocabulary" VALUES(13,'purpose','three-month-use','Ask about use after three months and offer the first service','满三个月，询问用车情况并提醒首次保养');
INSERT INTO "vocabulary" VALUES(14,'cause','product','Product','产品');
INSERT INTO "vocabulary" VALUES(15,'cause','product/manufacturing','Manufacturing','制造问题');
INSERT INTO "vocabulary" VALUES(16,'cause','product/retailer-handling','Handling by the store','门店处理不当');
INSERT INTO "vocabulary" VALUES(17,'cause','product/customer-use','Use by the customer','客户使用不当');
INSERT INTO "vocabulary" VALUES(18,'cause','service','Service','服务');
INSERT INTO "vocabulary" VALUES(19,'cause','service/manner','Manner of service','服务方式不当');
INSERT INTO "vocabulary" VALUES(20,'cause','service/slow-reception','Slow reception','接待怠慢');
INSERT INTO "vocabulary" VALUES(21,'cause','service/wrong-order','Customers served out of turn','接待顺序错误');
INSERT INTO "vocabulary" VALUES(22,'cause','service/poor-wording','Poor wording','用语不当');
INSERT INTO "vocabulary" VALUES(23,'cause','service/pushed-facts','Pushing facts whatever the wish','不顾意愿强行说明');
INSERT INTO "vocabulary" VALUES(24,'cause','service/product-knowledge','Lack of product knowledge','商品知识不足');
INSERT INTO "vocabulary" VALUES(25,'cause','attitude','Attitude','态度');
INSERT INTO "vocabulary" VALUES(26,'cause','attitude/ignoring','Chatting and ignoring the customer','只顾聊天，不理客户');
INSERT INTO "vocabulary" VALUES(27,'cause','attitude/pushy-selling','Pushy selling','强行推销');
INSERT INTO "vocabulary" VALUES(28,'cause','attitude/cold-without-sale','Cold when nothing is bought','客户不买就变脸');
INSERT INTO "vocabulary" VALUES(29,'cause','attitude/contempt','Contempt','瞧不起客户');
INSERT INTO "vocabulary" VALUES(30,'cause','attitude/distrust','Distrust','不信任客户');
INSERT INTO "vocabulary" VALUES(31,'cause','attitude/impatience','Impatience with one who is choosing','客户挑选时不耐烦');
INSERT INTO "vocabulary" VALUES(32,'cause','attitude/weariness','Weariness','无精打采');
INSERT INTO "vocabulary" VALUES(33,'cause','attitude/remarks','Remarks about other customers','议论其他客户');
INSERT INTO "vocabulary" VALUES(34,'cause','attitude/coarse-manners','Coarse manners','举止粗俗');
INSERT INTO "vocabulary" VALUES(35,'cause','attitude/staff-quarrel','Quarrel among staff','员工之间争吵');
INSERT INTO "vocabulary" VALUES(36,'cause','advertising','Advertising','广告');
INSERT INTO "vocabulary" VALUES(37,'cause','advertising/overstated','Overstated','夸大宣传');
INSERT INTO "vocabulary" VALUES(38,'cause','advertising/promise-not-delivered','Promised service not delivered','承诺的服务未兑现');
INSERT INTO "vocabulary" VALUES(39,'cause','delivery','Delivery and stock','送货与缺货');
INSERT INTO "vocabulary" VALUES(40,'cause','delivery/late','Late delivery','送货延迟');
INSERT INTO "vocabulary" VALUES(41,'cause','delivery/damaged','Damaged on the way','运输损坏');
INSERT INTO "vocabulary" VALUES(42,'cause','delivery/wrong-goods','Wrong or missing goods','错发或少发');
INSERT INTO "vocabulary" VALUES(43,'cause','delivery/out-of-stock','Out of stock','缺货');
INSERT INTO "vocabulary" VALUES(44,'cause','price','Price and bill','价格与账单');
INSERT INTO "vocabulary" VALUES(45,'cause','price/bill','Error in the bill','账单错误');
INSERT INTO "vocabulary" VALUES(46,'cause','price/price-change','Price differs from what was said','价格与约定不符');
INSERT INTO "vocabulary" VALUES(47,'cause','price/refund','Refund outstanding','退款未到账');
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
CREATE INDEX calls_customer ON calls (customer_id, at);
CREATE INDEX case_log_case ON case_log (case_id);
CREATE INDEX case_log_call ON case_log (call_id) WHERE call_id IS NOT NULL;
CREATE INDEX followups_due ON followups (due_on) WHERE state = 'open';
CREATE INDEX followups_customer ON followups (customer_id, state);
CREATE UNIQUE INDEX followups_once ON followups (purchase_id, rule, occurrence) WHERE purchase_id IS NOT NULL;
CREATE INDEX followups_call ON followups (call_id) WHERE call_id IS NOT NULL;
CREATE INDEX followup_log_followup ON followup_log (followup_id, what);
CREATE INDEX followup_log_call ON followup_log (call_id) WHERE call_id IS NOT NULL;
CREATE INDEX customers_keeper ON customers (keeper_id) WHERE keeper_id IS NOT NULL;
CREATE INDEX calls_at ON calls (at);
CREATE INDEX cases_customer ON cases (customer_id);
CREATE INDEX cases_purchase ON cases (purchase_id) WHERE purchase_id IS NOT NULL;
CREATE INDEX cases_against ON cases (against_id) WHERE against_id IS NOT NULL;
CREATE INDEX cases_due ON cases (next_due_on) WHERE closed_at IS NULL;
CREATE INDEX cases_opened ON cases (opened_at);
CREATE UNIQUE INDEX followups_of_case ON followups (case_id, rule, occurrence) WHERE case_id IS NOT NULL;
CREATE INDEX promises_due ON promises (due_on) WHERE state = 'open';
CREATE INDEX promises_customer ON promises (customer_id, state);
CREATE INDEX promises_call ON promises (call_id) WHERE call_id IS NOT NULL;
CREATE INDEX promise_log_promise ON promise_log (promise_id, what);
CREATE INDEX promise_log_call ON promise_log (call_id) WHERE call_id IS NOT NULL;
CREATE TRIGGER journal_calls_insert AFTER INSERT ON calls BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'calls', NEW.id, 'insert', NULL); END;
CREATE TRIGGER journal_calls_update AFTER UPDATE ON calls BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'calls', OLD.id, 'update', json_object('id', OLD.id, 'customer_id', OLD.customer_id, 'at', OLD.at, 'direction', OLD.direction, 'channel', OLD.channel, 'outcome', OLD.outcome, 'minutes', OLD.minutes, 'note', OLD.note, 'by', OLD.by)); END;
CREATE TRIGGER journal_calls_delete AFTER DELETE ON calls BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'calls', OLD.id, 'delete', json_object('id', OLD.id, 'customer_id', OLD.customer_id, 'at', OLD.at, 'direction', OLD.direction, 'channel', OLD.channel, 'outcome', OLD.outcome, 'minutes', OLD.minutes, 'note', OLD.note, 'by', OLD.by)); END;
CREATE TRIGGER journal_case_log_insert AFTER INSERT ON case_log BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'case_log', NEW.id, 'insert', NULL); END;
CREATE TRIGGER journal_case_log_update AFTER UPDATE ON case_log BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'case_log', OLD.id, 'update', json_object('id', OLD.id, 'case_id', OLD.case_id, 'at', OLD.at, 'what', OLD.what, 'by', OLD.by, 'call_id', OLD.call_id, 'note', OLD.note, 'from_on', OLD.from_on, 'from_at', OLD.from_at, 'to_on', OLD.to_on, 'to_at', OLD.to_at)); END;
CREATE TRIGGER journal_case_log_delete AFTER DELETE ON case_log BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'case_log', OLD.id, 'delete', json_object('id', OLD.id, 'case_id', OLD.case_id, 'at', OLD.at, 'what', OLD.what, 'by', OLD.by, 'call_id', OLD.call_id, 'note', OLD.note, 'from_on', OLD.from_on, 'from_at', OLD.from_at, 'to_on', OLD.to_on, 'to_at', OLD.to_at)); END;
CREATE TRIGGER journal_cases_insert AFTER INSERT ON cases BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'cases', NEW.id, 'insert', NULL); END;
CREATE TRIGGER journal_cases_update AFTER UPDATE ON cases BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'cases', OLD.id, 'update', json_object('id', OLD.id, 'kind', OLD.kind, 'customer_id', OLD.customer_id, 'purchase_id', OLD.purchase_id, 'what', OLD.what, 'cause', OLD.cause, 'severity', OLD.severity, 'via', OLD.via, 'wants', OLD.wants, 'against_id', OLD.against_id, 'assignee_id', OLD.assignee_id, 'km', OLD.km, 'result', OLD.result, 'opened_at', OLD.opened_at, 'next_due_on', OLD.next_due_on, 'next_due_at', OLD.next_due_at, 'closed_at', OLD.closed_at, 'ended', OLD.ended)); END;
CREATE TRIGGER journal_cases_delete AFTER DELETE ON cases BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'cases', OLD.id, 'delete', json_object('id', OLD.id, 'kind', OLD.kind, 'customer_id', OLD.customer_id, 'purchase_id', OLD.purchase_id, 'what', OLD.what, 'cause', OLD.cause, 'severity', OLD.severity, 'via', OLD.via, 'wants', OLD.wants, 'against_id', OLD.against_id, 'assignee_id', OLD.assignee_id, 'km', OLD.km, 'result', OLD.result, 'opened_at', OLD.opened_at, 'next_due_on', OLD.next_due_on, 'next_due_at', OLD.next_due_at, 'closed_at', OLD.closed_at, 'ended', OLD.ended)); END;
CREATE TRIGGER journal_customers_insert AFTER INSERT ON customers BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'customers', NEW.id, 'insert', NULL); END;
CREATE TRIGGER journal_customers_update AFTER UPDATE ON customers BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'customers', OLD.id, 'update', json_object('id', OLD.id, 'name', OLD.name, 'initials', OLD.initials, 'phone', OLD.phone, 'wechat', OLD.wechat, 'kind', OLD.kind, 'district', OLD.district, 'address', OLD.address, 'birthday', OLD.birthday, 'note', OLD.note, 'do_not_call', OLD.do_not_call, 'since', OLD.since, 'keeper_id', OLD.keeper_id)); END;
CREATE TRIGGER journal_customers_delete AFTER DELETE ON customers BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'customers', OLD.id, 'delete', json_object('id', OLD.id, 'name', OLD.name, 'initials', OLD.initials, 'phone', OLD.phone, 'wechat', OLD.wechat, 'kind', OLD.kind, 'district', OLD.district, 'address', OLD.address, 'birthday', OLD.birthday, 'note', OLD.note, 'do_not_call', OLD.do_not_call, 'since', OLD.since, 'keeper_id', OLD.keeper_id)); END;
CREATE TRIGGER journal_enquiries_insert AFTER INSERT ON enquiries BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'enquiries', NEW.id, 'insert', NULL); END;
CREATE TRIGGER journal_enquiries_update AFTER UPDATE ON enquiries BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'enquiries', OLD.id, 'update', json_object('id', OLD.id, 'case_id', OLD.case_id, 'budget', OLD.budget, 'wanted_when', OLD.wanted_when, 'compared', OLD.compared, 'why_not', OLD.why_not, 'test_drive', OLD.test_drive)); END;
CREATE TRIGGER journal_enquiries_delete AFTER DELETE ON enquiries BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'enquiries', OLD.id, 'delete', json_object('id', OLD.id, 'case_id', OLD.case_id, 'budget', OLD.budget, 'wanted_when', OLD.wanted_when, 'compared', OLD.compared, 'why_not', OLD.why_not, 'test_drive', OLD.test_drive)); END;
CREATE TRIGGER journal_followup_log_insert AFTER INSERT ON followup_log BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'followup_log', NEW.id, 'insert', NULL); END;
CREATE TRIGGER journal_followup_log_update AFTER UPDATE ON followup_log BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'followup_log', OLD.id, 'update', json_object('id', OLD.id, 'followup_id', OLD.followup_id, 'at', OLD.at, 'what', OLD.what, 'by', OLD.by, 'call_id', OLD.call_id, 'from_on', OLD.from_on, 'from_at', OLD.from_at, 'to_on', OLD.to_on, 'to_at', OLD.to_at, 'why', OLD.why)); END;
CREATE TRIGGER journal_followup_log_delete AFTER DELETE ON followup_log BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'followup_log', OLD.id, 'delete', json_object('id', OLD.id, 'followup_id', OLD.followup_id, 'at', OLD.at, 'what', OLD.what, 'by', OLD.by, 'call_id', OLD.call_id, 'from_on', OLD.from_on, 'from_at', OLD.from_at, 'to_on', OLD.to_on, 'to_at', OLD.to_at, 'why', OLD.why)); END;
CREATE TRIGGER journal_followups_insert AFTER INSERT ON followups BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'followups', NEW.id, 'insert', NULL); END;
CREATE TRIGGER journal_followups_update AFTER UPDATE ON followups BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'followups', OLD.id, 'update', json_object('id', OLD.id, 'customer_id', OLD.customer_id, 'purchase_id', OLD.purchase_id, 'call_id', OLD.call_id, 'rule', OLD.rule, 'origin', OLD.origin, 'occurrence', OLD.occurrence, 'text', OLD.text, 'channel', OLD.channel, 'planned_on', OLD.planned_on, 'due_on', OLD.due_on, 'due_at', OLD.due_at, 'state', OLD.state, 'closed_at', OLD.closed_at, 'why', OLD.why, 'since', OLD.since, 'case_id', OLD.case_id, 'event_on', OLD.event_on, 'assignee_id', OLD.assignee_id, 'role', OLD.role)); END;
CREATE TRIGGER journal_followups_delete AFTER DELETE ON followups BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'followups', OLD.id, 'delete', json_object('id', OLD.id, 'customer_id', OLD.customer_id, 'purchase_id', OLD.purchase_id, 'call_id', OLD.call_id, 'rule', OLD.rule, 'origin', OLD.origin, 'occurrence', OLD.occurrence, 'text', OLD.text, 'channel', OLD.channel, 'planned_on', OLD.planned_on, 'due_on', OLD.due_on, 'due_at', OLD.due_at, 'state', OLD.state, 'closed_at', OLD.closed_at, 'why', OLD.why, 'since', OLD.since, 'case_id', OLD.case_id, 'event_on', OLD.event_on, 'assignee_id', OLD.assignee_id, 'role', OLD.role)); END;
CREATE TRIGGER journal_playbooks_insert AFTER INSERT ON playbooks BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'playbooks', NEW.id, 'insert', NULL); END;
CREATE TRIGGER journal_playbooks_update AFTER UPDATE ON playbooks BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'playbooks', OLD.id, 'update', json_object('id', OLD.id, 'name', OLD.name, 'body', OLD.body, 'stored_at', OLD.stored_at)); END;
CREATE TRIGGER journal_playbooks_delete AFTER DELETE ON playbooks BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'playbooks', OLD.id, 'delete', json_object('id', OLD.id, 'name', OLD.name, 'body', OLD.body, 'stored_at', OLD.stored_at)); END;
CREATE TRIGGER journal_promise_log_insert AFTER INSERT ON promise_log BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'promise_log', NEW.id, 'insert', NULL); END;
CREATE TRIGGER journal_promise_log_update AFTER UPDATE ON promise_log BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'promise_log', OLD.id, 'update', json_object('id', OLD.id, 'promise_id', OLD.promise_id, 'at', OLD.at, 'what', OLD.what, 'by', OLD.by, 'call_id', OLD.call_id, 'from_on', OLD.from_on, 'from_at', OLD.from_at, 'to_on', OLD.to_on, 'to_at', OLD.to_at, 'why', OLD.why)); END;
CREATE TRIGGER journal_promise_log_delete AFTER DELETE ON promise_log BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'promise_log', OLD.id, 'delete', json_object('id', OLD.id, 'promise_id', OLD.promise_id, 'at', OLD.at, 'what', OLD.what, 'by', OLD.by, 'call_id', OLD.call_id, 'from_on', OLD.from_on, 'from_at', OLD.from_at, 'to_on', OLD.to_on, 'to_at', OLD.to_at, 'why', OLD.why)); END;
CREATE TRIGGER journal_promises_insert AFTER INSERT ON promises BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'promises', NEW.id, 'insert', NULL); END;
CREATE TRIGGER journal_promises_update AFTER UPDATE ON promises BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'promises', OLD.id, 'update', json_object('id', OLD.id, 'customer_id', OLD.customer_id, 'case_id', OLD.case_id, 'call_id', OLD.call_id, 'what', OLD.what, 'assignee_id', OLD.assignee_id, 'made_at', OLD.made_at, 'made_by', OLD.made_by, 'first_on', OLD.first_on, 'first_at', OLD.first_at, 'due_on', OLD.due_on, 'due_at', OLD.due_at, 'state', OLD.state, 'closed_at', OLD.closed_at, 'why', OLD.why)); END;
CREATE TRIGGER journal_promises_delete AFTER DELETE ON promises BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'promises', OLD.id, 'delete', json_object('id', OLD.id, 'customer_id', OLD.customer_id, 'case_id', OLD.case_id, 'call_id', OLD.call_id, 'what', OLD.what, 'assignee_id', OLD.assignee_id, 'made_at', OLD.made_at, 'made_by', OLD.made_by, 'first_on', OLD.first_on, 'first_at', OLD.first_at, 'due_on', OLD.due_on, 'due_at', OLD.due_at, 'state', OLD.state, 'closed_at', OLD.closed_at, 'why', OLD.why)); END;
CREATE TRIGGER journal_purchases_insert AFTER INSERT ON purchases BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'purchases', NEW.id, 'insert', NULL); END;
CREATE TRIGGER journal_purchases_update AFTER UPDATE ON purchases BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'purchases', OLD.id, 'update', json_object('id', OLD.id, 'customer_id', OLD.customer_id, 'item', OLD.item, 'category', OLD.category, 'serial', OLD.serial, 'price', OLD.price, 'bought_on', OLD.bought_on, 'bought_at', OLD.bought_at, 'deliver_on', OLD.deliver_on, 'delivered_on', OLD.delivered_on, 'delivered_at', OLD.delivered_at, 'note', OLD.note, 'accepted_on', OLD.accepted_on, 'accepted_at', OLD.accepted_at, 'moved_in_on', OLD.moved_in_on, 'moved_in_at', OLD.moved_in_at)); END;
CREATE TRIGGER journal_purchases_delete AFTER DELETE ON purchases BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'purchases', OLD.id, 'delete', json_object('id', OLD.id, 'customer_id', OLD.customer_id, 'item', OLD.item, 'category', OLD.category, 'serial', OLD.serial, 'price', OLD.price, 'bought_on', OLD.bought_on, 'bought_at', OLD.bought_at, 'deliver_on', OLD.deliver_on, 'delivered_on', OLD.delivered_on, 'delivered_at', OLD.delivered_at, 'note', OLD.note, 'accepted_on', OLD.accepted_on, 'accepted_at', OLD.accepted_at, 'moved_in_on', OLD.moved_in_on, 'moved_in_at', OLD.moved_in_at)); END;
CREATE TRIGGER journal_rolls_insert AFTER INSERT ON rolls BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'rolls', NEW.id, 'insert', NULL); END;
CREATE TRIGGER journal_rolls_update AFTER UPDATE ON rolls BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'rolls', OLD.id, 'update', json_object('id', OLD.id, 'day', OLD.day, 'playbook_id', OLD.playbook_id)); END;
CREATE TRIGGER journal_rolls_delete AFTER DELETE ON rolls BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'rolls', OLD.id, 'delete', json_object('id', OLD.id, 'day', OLD.day, 'playbook_id', OLD.playbook_id)); END;
CREATE TRIGGER journal_settings_insert AFTER INSERT ON settings BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'settings', NEW.id, 'insert', NULL); END;
CREATE TRIGGER journal_settings_update AFTER UPDATE ON settings BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'settings', OLD.id, 'update', json_object('id', OLD.id, 'key', OLD.key, 'value', OLD.value)); END;
CREATE TRIGGER journal_settings_delete AFTER DELETE ON settings BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'settings', OLD.id, 'delete', json_object('id', OLD.id, 'key', OLD.key, 'value', OLD.value)); END;
CREATE TRIGGER journal_staff_insert AFTER INSERT ON staff BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'staff', NEW.id, 'insert', NULL); END;
CREATE TRIGGER journal_staff_update AFTER UPDATE ON staff BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'staff', OLD.id, 'update', json_object('id', OLD.id, 'name', OLD.name, 'initials', OLD.initials, 'role', OLD.role, 'quota', OLD.quota, 'absent_from', OLD.absent_from, 'absent_to', OLD.absent_to, 'since', OLD.since)); END;
CREATE TRIGGER journal_staff_delete AFTER DELETE ON staff BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'staff', OLD.id, 'delete', json_object('id', OLD.id, 'name', OLD.name, 'initials', OLD.initials, 'role', OLD.role, 'quota', OLD.quota, 'absent_from', OLD.absent_from, 'absent_to', OLD.absent_to, 'since', OLD.since)); END;
CREATE TRIGGER journal_vocabulary_insert AFTER INSERT ON vocabulary BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'vocabulary', NEW.id, 'insert', NULL); END;
CREATE TRIGGER journal_vocabulary_update AFTER UPDATE ON vocabulary BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'vocabulary', OLD.id, 'update', json_object('id', OLD.id, 'kind', OLD.kind, 'code', OLD.code, 'en', OLD.en, 'zh', OLD.zh)); END;
CREATE TRIGGER journal_vocabulary_delete AFTER DELETE ON vocabulary BEGIN INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ((SELECT id FROM commands WHERE open = 1), 'vocabulary', OLD.id, 'delete', json_object('id', OLD.id, 'kind', OLD.kind, 'code', OLD.code, 'en', OLD.en, 'zh', OLD.zh)); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('commands',22);
INSERT INTO "sqlite_sequence" VALUES('changes',95);
INSERT INTO "sqlite_sequence" VALUES('settings',5);
INSERT INTO "sqlite_sequence" VALUES('playbooks',1);
INSERT INTO "sqlite_sequence" VALUES('vocabulary',47);
INSERT INTO "sqlite_sequence" VALUES('rolls',3);
INSERT INTO "sqlite_sequence" VALUES('staff',2);
INSERT INTO "sqlite_sequence" VALUES('customers',3);
INSERT INTO "sqlite_sequence" VALUES('purchases',1);
INSERT INTO "sqlite_sequence" VALUES('followups',8);
INSERT INTO "sqlite_sequence" VALUES('calls',2);
INSERT INTO "sqlite_sequence" VALUES('followup_log',1);
INSERT INTO "sqlite_sequence" VALUES('promises',2);
INSERT INTO "sqlite_sequence" VALUES('cases',5);
INSERT INTO "sqlite_sequence" VALUES('case_log',7);
INSERT INTO "sqlite_sequence" VALUES('enquiries',1);
INSERT INTO "sqlite_sequence" VALUES('promise_log',1);
COMMIT;
