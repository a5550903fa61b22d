"""
Facts of the 63 provinces that no table of scores carries, by code of the General Statistics Office.

The six socio-economic regions are those of the statistical yearbooks. The size classes are PAPI's
own, from its page on sampling: large above 5 million people, medium 2 to 5 million. The English
page counts Tiền Giang among the medium ones, the Vietnamese page Đồng Nai. We hold Đồng Nai: it had
593 respondents in 2022 where Tiền Giang had 194, about the 192 of a small province.
"""

LARGE = frozenset({1, 79})
MEDIUM = frozenset({38, 40, 75, 89})

REGIONS = {
    "northern-mountains": (2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 24, 25),
    "red-river-delta": (1, 22, 26, 27, 30, 31, 33, 34, 35, 36, 37),
    "central-coast": (38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60),
    "central-highlands": (62, 64, 66, 67, 68),
    "southeast": (70, 72, 74, 75, 77, 79),
    "mekong-delta": (80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96),
}
