"""Phone numbers on their way in: any spelling becomes E.164."""

from aftersales_cli.errors import BadPhone
from aftersales_cli.rules.texts import narrow


def parse(text: str, region: str) -> str:
    """The number in E.164, read the way it is dialled in `region` (ISO 3166, such as `CN`). Raises BadPhone."""
    import phonenumbers

    try:
        number = phonenumbers.parse(narrow(text), region)
    except phonenumbers.NumberParseException as error:
        raise BadPhone(value=text) from error
    if number.extension or not phonenumbers.is_possible_number(number):
        raise BadPhone(value=text)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
