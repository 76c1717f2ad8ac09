"""Phone numbers on their way in: any spelling becomes E.164."""

from aftersales_cli.errors import BadPhone, BadRegion
from aftersales_cli.rules.texts import narrow

CHINA = 86
CHINESE_MOBILE_DIGITS = 11


def region(text: str) -> str:
    """A country by its two letters. Raises BadRegion."""
    import phonenumbers

    if text.upper() not in phonenumbers.SUPPORTED_REGIONS:
        raise BadRegion(value=text)
    return text.upper()


def parse(text: str, region: str) -> str:
    """The number in E.164, read the way it is dialled in `region` (ISO 3166, such as `CN`). Raises BadPhone."""
    import phonenumbers

    plain = narrow(text)
    if any(character.isalpha() for character in plain):
        raise BadPhone(value=text)
    try:
        number = phonenumbers.parse(plain, region)
    except phonenumbers.NumberParseException as error:
        raise BadPhone(value=text) from error
    possible = phonenumbers.is_possible_number_with_reason(number) == phonenumbers.ValidationResult.IS_POSSIBLE
    dialled = str(number.national_number)
    mobile = number.country_code == CHINA and dialled[0] == "1" and dialled[1:2] in tuple("3456789")
    if number.extension or not possible or (mobile and len(dialled) != CHINESE_MOBILE_DIGITS):
        raise BadPhone(value=text)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
