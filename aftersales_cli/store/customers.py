"""Customer files."""

import re
from difflib import get_close_matches
from typing import Any

from aftersales_cli.errors import NoSuchCustomer, NoSuchRecord, SeveralCustomers, Term
from aftersales_cli.rules import ids
from aftersales_cli.rules.clock import day
from aftersales_cli.rules.customers import ID, Customer, Former
from aftersales_cli.rules.texts import narrow
from aftersales_cli.store import Store, escaped, matching
from aftersales_cli.store.statements import Values

# The numbers that came with merged files.
OTHER_PHONES = """(SELECT group_concat(DISTINCT o.phone) FROM former_customers o WHERE o.customer_id = {of}.id
    AND o.phone IS NOT {of}.phone)"""
COLUMNS = f"""id, name, phone, wechat, kind, district, address, birthday, note, do_not_call, since, keeper_id,
    (SELECT s.name FROM staff s WHERE s.id = keeper_id), adviser_id,
    (SELECT s.name FROM staff s WHERE s.id = adviser_id), referred_by_id,
    (SELECT r.name FROM customers r WHERE r.id = customers.referred_by_id), {OTHER_PHONES.format(of="customers")}"""
# Who was forgotten is found by nothing but the number of what is kept.
EVER = "customers"
LIVING = "(SELECT * FROM customers WHERE forgotten_on IS NULL)"
KNOWN = f"{LIVING} customers"
MOST_CANDIDATES = 8
# SQLite refuses patterns beyond 50,000 bytes; nobody is called that.
LONGEST_SEARCHED = 1000
MOST_NEAR_SEARCHED = 2000
# A customer is also found by the phones and names of the files that were merged into theirs.
BY_PHONE = """WHERE id IN (SELECT id FROM customers WHERE phone IN ({0})
    UNION SELECT customer_id FROM former_customers WHERE phone IN ({0}))"""
BY_NAME = """WHERE id IN (SELECT id FROM customers WHERE name = ?
    UNION SELECT customer_id FROM former_customers WHERE name = ?)"""
PHONE = re.compile(r"[+()\d\s./-]{7,}")


class Customers:
    """The customer files of the store."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def add(self, values: dict[str, object]) -> Customer:
        """Writes a new file."""
        return self.get(self.store.insert("customers", values))

    def change(self, customer: Customer, values: dict[str, object]) -> Customer:
        """Changes the named fields of a file."""
        self.store.update("customers", customer.id, values)
        return self.get(customer.id)

    def get(self, number: int) -> Customer:
        """The customer with this number, also one who is forgotten. Raises NoSuchRecord."""
        found = self.select("WHERE id = ?", [number], EVER)
        if not found:
            raise NoSuchRecord(what=Term("customer"), value=ids.show(ids.CUSTOMER, number))
        return found[0]

    def find(self, text: str) -> Customer:
        """The one customer that an id, a phone in any spelling, a name or pinyin initials mean.

        Raises NoSuchCustomer with near ones, SeveralCustomers with those that fit.
        """
        spelt = narrow(text[:LONGEST_SEARCHED]).strip()
        if not text.isprintable():
            found: list[Customer] = []
        elif ID.fullmatch(spelt):
            found = self.numbered(ids.parse(spelt, ids.CUSTOMER))
        elif PHONE.fullmatch(spelt):
            found = self.with_phone(spelt)
        else:
            found = self.named(text.strip())
        if not found:
            raise NoSuchCustomer(value=text, candidates=tuple(self.near(text.strip())))
        if len(found) > 1:
            raise SeveralCustomers(value=text, candidates=tuple(found))
        return found[0]

    def numbered(self, number: int) -> list[Customer]:
        """The customer with this number, or into whose file the one with it was merged."""
        found = self.select("WHERE id = ?", [number])
        if found:
            return found
        former = self.merged("f.number = ?", number)
        self.store.redirected += former
        return [one for each in former for one in self.select("WHERE id = ?", [each.customer_id])]

    def merged(self, which: str, number: int) -> tuple[Former, ...]:
        """The files that were merged into others, oldest first: those of which a condition holds."""
        rows = self.store.rows(
            f"""SELECT f.number, f.name, f.phone, c.id, c.name, f.merged_at, f.by FROM former_customers f
            JOIN customers c ON c.id = f.customer_id WHERE {which} ORDER BY f.id""",
            [number],
        )
        return tuple(
            Former(old, name, phone, into, whose, self.store.instant(at), by)
            for old, name, phone, into, whose, at, by in rows
        )

    def with_phone(self, text: str) -> list[Customer]:
        """The customers with this number, however it is spelt."""
        spellings = phone_spellings(text, self.store.settings["dialling_code"])
        marks = ", ".join("?" * len(spellings))
        return self.select(f"{BY_PHONE.format(marks)} ORDER BY id LIMIT {MOST_CANDIDATES}", [*spellings, *spellings])

    def named(self, text: str) -> list[Customer]:
        """By the whole name, else by the initials of its pinyin, else by part of the name."""
        limit = f"ORDER BY id LIMIT {MOST_CANDIDATES}"
        if not text or len(text) > LONGEST_SEARCHED:
            return []
        return (
            self.select(f"{BY_NAME} {limit}", [text, text])
            or self.select(f"WHERE initials = ? {limit}", [text.lower()])
            or self.select(f"WHERE name LIKE ? ESCAPE '!' {limit}", [f"%{escaped(text)}%"])
        )

    def ever(self, text: str) -> tuple[Customer, bool]:
        """The customer that something means, and whether the store has forgotten who it was: then only its id does.
        Raises NoSuchCustomer, SeveralCustomers.
        """
        spelt = text.strip()
        if ID.fullmatch(spelt):
            number = ids.parse(spelt, ids.CUSTOMER)
            found = self.select("WHERE id = ? AND forgotten_on IS NOT NULL", [number], EVER)
            if found:
                return found[0], True
        return self.find(text), False

    def near(self, text: str) -> list[Customer]:
        """Customers whose names look like this one."""
        if not text or len(text) > LONGEST_SEARCHED:
            return []
        first, last = escaped(text[0]), escaped(text[-1])
        alike = self.select(
            f"WHERE name LIKE ? ESCAPE '!' OR name LIKE ? ESCAPE '!' LIMIT {MOST_NEAR_SEARCHED}",
            [f"{first}%", f"%{last}"],
        )
        names = get_close_matches(text, [one.name for one in alike], n=3, cutoff=0.5)
        return [one for one in alike if one.name in names][:3]

    def search(self, text: str, limit: int | None) -> tuple[tuple[Customer, ...], int]:
        """The customers in whose name, initials, phone, WeChat, district, address or note, or in the serial number of
        whose purchase, `text` occurs, best first:
        whole name, beginning of the name, the rest.
        """
        if len(text) > LONGEST_SEARCHED:
            return (), 0
        part = f"%{escaped(text)}%"
        where = """WHERE name LIKE :part ESCAPE '!' OR initials = :low OR phone LIKE :digits ESCAPE '!'
            OR wechat LIKE :part ESCAPE '!' OR note LIKE :part ESCAPE '!'
            OR district LIKE :part ESCAPE '!' OR address LIKE :part ESCAPE '!'
            OR id = :number
            OR id IN (SELECT customer_id FROM purchases WHERE serial IS NOT NULL AND serial LIKE :part ESCAPE '!')
            OR id IN (SELECT customer_id FROM former_customers WHERE name LIKE :part ESCAPE '!'
              OR phone LIKE :digits ESCAPE '!' OR number = :number)"""
        digits = re.sub(r"\D", "", narrow(text))
        number = re.fullmatch(r"[Kk]?(\d{1,15})", text)
        values: dict[str, object] = {
            "part": part,
            "low": text.lower(),
            "digits": f"%{digits.removeprefix('0')}%" if len(digits) >= 3 else None,
            "number": int(number[1]) if number else None,
            "text": text,
            "start": f"{escaped(text)}%",
            "limit": -1 if limit is None else limit,
        }
        order = "ORDER BY name <> :text, id IS NOT :number, name NOT LIKE :start ESCAPE '!', id LIMIT :limit"
        found = self.select(f"{where} {order}", values)
        if limit is None or len(found) < limit:
            return tuple(found), len(found)
        (total,) = self.store.row(f"SELECT count(*) FROM {KNOWN} {where}", values)
        return tuple(found), total

    def listed(
        self, kind: str | None = None, district: str | None = None, keeper: int | None = None, limit: int | None = None
    ) -> tuple[tuple[Customer, ...], int]:
        """The customers of a kind, a district and a keeper, by number."""
        where, values = matching({"kind": kind, "district": district, "keeper_id": keeper})
        return self.store.listing(f"SELECT {COLUMNS} FROM {KNOWN} WHERE {where}", "id", values, limit, read)

    def sharing_phone(self, phone: str | None, but: int | None = None) -> tuple[Customer, ...]:
        """The other customers with exactly this number."""
        if phone is None:
            return ()
        return tuple(self.select(f"{BY_PHONE.format('?')} AND id IS NOT ? ORDER BY id", [phone, phone, but]))

    def select(self, tail: str, values: Values, among: str = KNOWN) -> list[Customer]:
        """The customers that the end of a statement chooses, `among` all those who are not forgotten."""
        return [read(row) for row in self.store.rows(f"SELECT {COLUMNS} FROM {among} {tail}", values)]


def read(row: Any) -> Customer:
    """One customer as it is stored."""
    number, name, phone, wechat, kind, district, address, birthday, note, do_not_call, since, *people, others = row
    found = Customer(
        number, name, phone, wechat, kind, district, address, day(birthday), note, bool(do_not_call),
        day(since) or since, *people,
    )  # fmt: skip
    return found._replace(other_phones=tuple(others.split(","))) if others else found


def phone_spellings(text: str, code: str) -> list[str]:
    """The E.164 numbers that a spelling can mean: with a country code, or dialled within the country of `code`."""
    digits = re.sub(r"\D", "", text)
    bare = digits.removeprefix("00")
    return list(dict.fromkeys([f"+{bare}", f"+{code}{digits}", f"+{code}{digits.removeprefix('0')}"]))
