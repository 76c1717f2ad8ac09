"""What a list may hold: of each noun the fields, the heads under which people keep them, and how they are read."""

from collections.abc import Callable, Container
from typing import Any, NamedTuple

from aftersales_cli.errors import Term
from aftersales_cli.rules import cells
from aftersales_cli.rules.cells import Cell, Reading


class Field(NamedTuple):
    """One field: its column in the store, what it is called in a refusal, how its cell is read, and its heads (as
    `heads.key` spells them, with blanks between).
    """

    name: str
    what: str
    read: Callable[[Cell, str, Reading], Any]
    heads: str

    @property
    def holds_day(self) -> bool:
        """Whether its value is a day."""
        return self.read in (cells.day, cells.past)

    @property
    def dated(self) -> bool:
        """Whether its value begins with a day."""
        return self.holds_day or self.read in (cells.point, cells.agreed, cells.moment)


class Noun(NamedTuple):
    """What can be read from a list. Of each of `needs` one field must have a column and a value in every row, of `told`
    one must have a column, whose cells may be blank; `shown` says so to people, each in its turn.
    """

    name: str
    fields: tuple[Field, ...]
    needs: tuple[tuple[str, ...], ...]
    shown: tuple[str, ...]
    told: tuple[str, ...] = ()

    def lacking(self, names: Container[str]) -> list[str]:
        """What a list with columns for these fields has none for, as people are told."""
        wanted = (*self.needs, self.told) if self.told else self.needs
        every = zip(wanted, self.shown, strict=True)
        return [said for one_of, said in every if not any(name in names for name in one_of)]


# What can be read only where the store has staff.
NEEDS_STAFF = frozenset({"keeper_id", "assignee_id", "against_id"})
NAME = Field(
    "name",
    Term("name"),
    cells.name,
    """
    姓名 客户姓名 客户 客户名 客户名称 名字 名称 联系人 车主 车主姓名 顾客 顾客姓名 会员姓名 购买人 买方 收货人
    name fullname customer customername client clientname contact contactname buyer
""",
)
# Of what was sold the owner is the customer; of a duty it is whoever sees to it.
OWNING = NAME._replace(heads=f"{NAME.heads} owner")
PHONE = Field(
    "phone",
    Term("phone"),
    cells.phone,
    """
    电话 手机 手机号 手机号码 联系电话 联系方式 电话号码 联系手机 客户电话 客户手机 客户手机号 客户联系电话 移动电话
    固定电话 座机 phone phoneno phonenumber mobile mobileno mobilenumber mobilephone cell cellphone tel telno telephone
    contactnumber customerphone
""",
)
NOTE = Field(
    "note",
    Term("note"),
    cells.note,
    """
    备注 说明 备注说明 附注 note notes remark remarks comment comments memo
""",
)

ITEM = Field(
    "item",
    Term("item"),
    cells.line,
    """
    商品 产品 车型 品名 型号 商品名称 产品名称 货品 货品名称 车辆型号 购买商品 购买产品 购买车型 品名型号
    item itemname product productname model goods
""",
)
SERIAL = Field(
    "serial",
    Term("serial number"),
    cells.number_as_typed,
    """
    序列号 车架号 车架号码 底盘号 机身号 机身编号 产品序列号 出厂编号 vin码 vin号 车架号vin vin sn sn码
    serial serialno serialnumber chassis chassisno chassisnumber
""",
)
CUSTOMER = Field("customer", Term("customer"), cells.customer_id, "客户编号 客户号 客户id customerid customerno")
WHOSE = (CUSTOMER, NAME, PHONE)

CUSTOMERS = Noun(
    "customers",
    (
        OWNING,
        PHONE,
        Field(
            "wechat",
            Term("WeChat name"),
            cells.line,
            """
            微信 微信号 微信名 微信昵称 wechat wechatid wechatname weixin
        """,
        ),
        Field(
            "kind",
            Term("customer kind"),
            cells.kind,
            """
            类型 客户类型 客户类别 客户级别 客户等级 客户性质 kind customerkind customertype
        """,
        ),
        Field(
            "district",
            Term("district"),
            cells.line,
            """
            区 区域 地区 所在区 所在区域 所属区域 片区 行政区 district area region
        """,
        ),
        Field(
            "address",
            Term("address"),
            cells.line,
            """
            地址 住址 家庭住址 家庭地址 联系地址 详细地址 通讯地址 客户地址 收货地址 address homeaddress
        """,
        ),
        Field(
            "birthday",
            Term("birthday"),
            cells.past,
            """
            生日 出生日期 出生年月日 客户生日 birthday birthdate dateofbirth dob
        """,
        ),
        NOTE,
        Field(
            "since",
            Term("date of registration"),
            cells.past,
            """
            登记日期 注册日期 建档日期 建档时间 登记时间 注册时间 录入日期 入会日期
            since customersince registered registeredon registrationdate
        """,
        ),
        Field(
            "do_not_call",
            Term("do not call"),
            cells.yes,
            """
            请勿致电 勿打电话 不要打电话 免打扰 勿扰 拒绝来电 谢绝来电 donotcall nocalls dnc
        """,
        ),
        Field(
            "keeper_id",
            Term("keeper"),
            cells.keeper,
            """
            负责人 负责员工 销售顾问 销售员 业务员 顾问 客户经理 跟进人 跟进员工 维护人 导购
            keeper salesperson salesman consultant salesconsultant accountmanager
        """,
        ),
    ),
    (("name",),),
    ("姓名 / name",),
)
PURCHASES = Noun(
    "purchases",
    (
        CUSTOMER,
        OWNING,
        PHONE,
        ITEM,
        Field(
            "category",
            Term("category"),
            cells.line,
            """
            类别 品类 商品类别 产品类别 商品分类 产品分类 分类 种类 category producttype
        """,
        ),
        SERIAL,
        Field(
            "price",
            Term("price"),
            cells.fen,
            """
            价格 金额 成交价 成交价格 售价 销售价 销售价格 总价 成交金额 销售金额 购买金额 购买价格 实付 实付金额
            price amount saleprice
        """,
        ),
        Field(
            "bought",
            Term("purchase date"),
            cells.past,
            """
            购买日期 销售日期 成交日期 日期 购买时间 购车日期 购车时间 销售时间 成交时间 下单日期 订单日期
            date bought boughton purchasedate purchasedon purchased saledate solddate soldon sold orderdate
        """,
        ),
        Field(
            "deliver_on",
            Term("planned delivery date"),
            cells.day,
            """
            预计交付日期 计划交付日期 预约交付日期 预计交车日期 计划交车日期 预约交车日期 预计送货日期
            deliveron planneddelivery expecteddelivery
        """,
        ),
        Field(
            "delivered",
            Term("delivery date"),
            cells.day,
            """
            交付日期 交车日期 送货日期 提车日期 交货日期 交付时间 交车时间 送货时间 提车时间 安装日期
            delivered deliveredon delivery deliverydate handover handoverdate
        """,
        ),
        NOTE,
    ),
    (("name", "customer"), ("item",), ("bought",)),
    ("姓名 / name", "商品 / item", "购买日期 / date"),
)
