"""Columns with names of their own are told what they mean, once."""

from tests.commands.test_import import brought, counts, listed
from tests.commands.test_output import refused
from tests.commands.test_undo import business
from tests.shop import Shop

THEIRS = ("Kunde,Handy,Ort,Telefon alt", "张三,13800001234,鼓楼,1")
MAPS = ("--map", "Kunde=name", "--map", "Handy=电话", "--map", "Ort=district")


def test_a_column_is_told_what_it_means(shop: Shop) -> None:
    """By the name of the field or by a head that svc knows; what is not told is not read."""
    file = listed(shop, *THEIRS)
    report = brought(shop, "customers", file, *MAPS, "--apply")
    assert (counts(report), report["ignored_columns"]) == ([1, 0, 0, 0, 0], ["Telefon alt"])
    (who,) = shop.items("customer", "list")
    assert (who["name"], who["phone"], who["district"]) == ("张三", "+8613800001234", "鼓楼")


def test_it_is_remembered_for_lists_of_the_same_shape(shop: Shop) -> None:
    """The next list with these columns needs no word; one with others does, and a preview remembers nothing."""
    first = listed(shop, *THEIRS)
    brought(shop, "customers", first, *MAPS)
    refused(shop, 2, "import", "customers", first)
    brought(shop, "customers", first, *MAPS, "--apply")
    again = listed(shop, THEIRS[0], "李四,13800005678,玄武,", name="next.csv")
    assert counts(brought(shop, "customers", again, "--apply")) == [1, 0, 0, 0, 0]
    other = listed(shop, "Kunde,Handy", "王五,13700001111", name="other.csv")
    refused(shop, 2, "import", "customers", other)
    refused(shop, 2, "import", "purchases", first)


def test_undo_forgets_it_with_the_list(shop: Shop) -> None:
    """One entry of the journal holds both; redo brings both back."""
    file = listed(shop, *THEIRS)
    before = business(shop.path)
    brought(shop, "customers", file, *MAPS, "--apply")
    after = business(shop.path)
    shop.ok("undo")
    assert business(shop.path) == before
    refused(shop, 2, "import", "customers", file)
    shop.ok("redo")
    assert business(shop.path) == after != before


def test_a_column_can_be_left_out(shop: Shop) -> None:
    """Where two columns mean the same, one of them is told to mean nothing."""
    file = listed(shop, "姓名,电话,手机", "张三,1,13800001234")
    assert '--map "HEAD=-"' in refused(shop, 2, "import", "customers", file)
    assert counts(brought(shop, "customers", file, "--map", "电话=-")) == [1, 0, 0, 0, 0]


def test_what_cannot_be_meant_is_refused(shop: Shop) -> None:
    """No such field, no such column, no sign between them; each sentence names it."""
    file = listed(shop, *THEIRS)
    assert "colour" in refused(shop, 2, "import", "customers", file, "--map", "Ort=colour")
    assert "Stadt" in refused(shop, 2, "import", "customers", file, *MAPS, "--map", "Stadt=district")
    assert "Kunde" in refused(shop, 2, "import", "customers", file, "--map", "Kunde")
