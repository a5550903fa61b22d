"""
The closed lists of the catalogue: levels, channels, subjects, service levels, classes.

Vietnamese words are the interface's source language; `label` gives them in the reader's.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """The level of government that carries out a procedure; districts ended on 1 July 2025."""

    MINISTRY = "ministry", _("Cấp bộ")
    PROVINCE = "province", _("Cấp tỉnh")
    DISTRICT = "district", _("Cấp huyện")
    COMMUNE = "commune", _("Cấp xã")
    OTHER = "other", _("Cơ quan khác")


class Channel(models.TextChoices):
    """How a dossier may be handed in."""

    ONLINE = "online", _("Trực tuyến")
    COUNTER = "counter", _("Trực tiếp")
    POST = "post", _("Dịch vụ bưu chính")


class ResultChannel(models.TextChoices):
    """How a result may be received without coming; the counter is always there."""

    ONLINE = "online", _("Nhận bản điện tử")
    POST = "post", _("Nhận qua bưu chính")


class OnlineLevel(models.TextChoices):
    """
    The service level stated by the source; empty where it states none.

    Source: Nghị định 42/2022/NĐ-CP, Điều 11. The third value is a gap of the national record,
    which tells "fully online" from "not fully" and nothing finer.
    """

    FULL = "full", _("Trực tuyến toàn trình")
    PART = "part", _("Trực tuyến một phần")
    PART_OR_INFORMATION = "part_or_information", _("Một phần hoặc cung cấp thông tin")


class ProcedureClass(models.TextChoices):
    """Whose procedure it is: the nation's, one locality's own, or inside the administration."""

    STANDARD = "standard", _("Thủ tục chung toàn quốc")
    LOCAL = "local", _("Thủ tục đặc thù địa phương")
    INTERNAL = "internal", _("Thủ tục nội bộ giữa các cơ quan")


class TextState(models.TextChoices):
    """How much of the procedure's text this version holds."""

    FULL = "full", _("Đủ nội dung")
    COMES_WITH_IMPORT = "comes_with_import", _("Nội dung đầy đủ có khi nhập tệp quốc gia")
    NOT_GIVEN = "not_given", _("Nguồn chưa cung cấp nội dung chi tiết")


class Subject(models.TextChoices):
    """Who may ask for a procedure, as the national list groups them."""

    CITIZEN = "citizen", _("Công dân Việt Nam")
    OVERSEAS_VIETNAMESE = "overseas_vietnamese", _("Người Việt Nam định cư ở nước ngoài")
    FOREIGNER = "foreigner", _("Người nước ngoài")
    OFFICIAL = "official", _("Cán bộ, công chức, viên chức")
    BUSINESS = "business", _("Doanh nghiệp")
    FOREIGN_BUSINESS = "foreign_business", _("Doanh nghiệp có vốn đầu tư nước ngoài")
    COOPERATIVE = "cooperative", _("Hợp tác xã")
    ORGANISATION = "organisation", _("Tổ chức (không gồm doanh nghiệp, hợp tác xã)")
    FOREIGN_ORGANISATION = "foreign_organisation", _("Tổ chức nước ngoài")
    PARTY = "party", _("Tổ chức Đảng, đảng viên")
    OTHER = "other", _("Đối tượng khác")


class LimitUnit(models.TextChoices):
    """Units of time limits, coded as `rules.working_time` reads them; HOURS says not which hours."""

    WORKING_HOURS = "gio_lam_viec", _("giờ làm việc")
    WORKING_DAYS = "ngay_lam_viec", _("ngày làm việc")
    DAYS = "ngay", _("ngày")
    MONTHS = "thang", _("tháng")
    SAME_DAY = "trong_ngay", _("trong ngày làm việc")
    HOURS = "gio", _("giờ")


class LevelRuleSet(models.TextChoices):
    """The decrees that order online services by level, coded as `rules.service_level` does."""

    DECREE_43_2011 = "decree_43_2011", _("Nghị định 43/2011/NĐ-CP (bốn mức độ)")
    DECREE_42_2022 = "decree_42_2022", _("Nghị định 42/2022/NĐ-CP (toàn trình, một phần)")


class LevelFact(models.TextChoices):
    """The facts that make a level, coded as `rules.service_level.Fact`, as one says that they hold."""

    INFORMATION = "information", _("Thông tin thủ tục đầy đủ")
    BLANK_FORMS = "blank_forms", _("Mẫu đơn tải về được, hoặc không cần mẫu")
    EFORM = "eform", _("Biểu mẫu điện tử đã công bố, đã qua kiểm tra")
    SUBMISSION = "submission", _("Nộp được hồ sơ trực tuyến")
    PROCESS = "process", _("Có quy trình điện tử")
    PAYMENT = "payment", _("Không thu phí, hoặc trả phí trực tuyến được")
    NO_VISIT = "no_visit", _("Không bắt buộc phải đến trực tiếp")
    RESULT_ELECTRONIC = "result_electronic", _("Nhận được kết quả bản điện tử")
    RESULT_BY_POST = "result_by_post", _("Nhận được kết quả qua bưu chính")
