"""Findings in words, for an official: what it is and what to do, in Vietnamese and English."""

from collections.abc import Mapping
from typing import Any

from motcua.rules.form_document.gate.finding import Finding
from motcua.rules.form_document.model import Words

_PARTS = ("title", "label", "when", "on", "demand", "words", "phrase", "plain", "short", "name",
          "differences", "value", "other", "option", "number", "reason", "path")  # fmt: skip


def finding_words(finding: Finding) -> Words:
    """Return a finding as a sentence or two."""
    template = WORDS[finding.code]
    said = {"vi": dict.fromkeys(_PARTS, ""), "en": dict.fromkeys(_PARTS, "")}
    for name, words in finding.parameters:
        said["vi"][name], said["en"][name] = words.vi, words.say("en")
    return Words(template.vi.format(**said["vi"]), template.en.format(**said["en"]))


def kept_finding_words(kept: Mapping[str, Any]) -> Words:
    """Return the words of a finding as a release keeps it; its code where the words are gone."""
    template = WORDS.get(kept["code"])
    if template is None:
        return Words(str(kept["code"]), str(kept["code"]))
    said = {
        language: dict.fromkeys(_PARTS, "")
        | {name: words[language] for name, words in kept["parameters"].items()}
        for language in ("vi", "en")
    }
    return Words(template.vi.format(**said["vi"]), template.en.format(**said["en"]))


WORDS: dict[str, Words] = {
    # Reading the document
    "unreadable": Words("Chỗ {path} của tài liệu không đọc được: {reason}.",
                        "The document cannot be read at {path}: {reason}."),
    "later_answer": Words(
        "Điều kiện ở {path} dựa vào câu «{label}», được hỏi sau đó. Người khai chưa trả lời thì "
        "chưa biết có hỏi hay không. Hãy chuyển câu ấy lên trước.",
        "The condition at {path} depends on «{label}», which is asked later. Move that question "
        "before this one."),
    "own_answer": Words(
        "Điều kiện ở {path} dựa vào chính câu «{label}». Hãy chọn một câu đứng trước.",
        "The condition at {path} depends on the question «{label}» itself. Choose an earlier one."),
    "unknown_answer": Words(
        "Điều kiện ở {path} nhắc đến câu “{value}”, không có trong biểu mẫu.",
        "The condition at {path} names “{value}”, which the form does not ask."),
    # Conditions
    "page_never_asked": Words("Trang «{title}» không bao giờ được hỏi: {when}, mà không câu trả "
                              "lời nào cho phép điều đó.",
                              "Page «{title}» is never shown: {when}, which no answers allow."),
    "question_never_asked": Words("Câu «{label}» không bao giờ được hỏi: {when}, mà không câu trả "
                                  "lời nào cho phép điều đó.",
                                  "Question «{label}» is never asked: {when}, which no answers "
                                  "allow."),
    "paper_never_asked": Words("Giấy tờ «{title}» không bao giờ cần nộp: {when}, mà không câu trả "
                               "lời nào cho phép điều đó.",
                               "Paper «{title}» is never asked for: {when}, which no answers "
                               "allow."),
    "page_always_asked": Words("Trang «{title}» {when}: điều đó luôn đúng, có thể bỏ điều kiện.",
                               "Page «{title}» is {when}: that is always so; the condition can go."),
    "question_always_asked": Words("Câu «{label}» {when}: điều đó luôn đúng, có thể bỏ điều kiện.",
                                   "Question «{label}» is {when}: that is always so; the "
                                   "condition can go."),
    "check_never_holds": Words("Câu «{label}» {demand}: không câu trả lời nào đạt, không ai đi "
                               "tiếp được.",
                               "Question «{label}» {demand}: no answer does, so nobody can go on."),
    "no_such_option": Words("Điều kiện so {on} với “{value}”, không có trong các lựa chọn.",
                            "A condition compares {on} with “{value}”, which is not among the "
                            "choices."),
    "leans_on_optional": Words("Câu «{label}» bắt buộc nhưng chỉ hiện theo {on}, một câu được để "
                               "trống. Để trống câu đó thì câu này cũng không hỏi.",
                               "Question «{label}» is required but depends on {on}, which may be "
                               "left empty: then it is not asked either."),
    "not_analysed": Words("{number} điều kiện dài quá, không xét được có khi nào đúng hay không.",
                          "{number} conditions are too long to tell whether they can ever be true."),
    # Pages and questions
    "many_questions": Words("Trang «{title}» hỏi {number} câu một lúc. Trên điện thoại, mỗi trang "
                            "một câu dễ làm hơn: hãy tách trang.",
                            "Page «{title}» asks {number} questions at once. On a phone one "
                            "question a page is easier: split it."),
    "questions_of_one_kind": Words("Trang «{title}» hỏi {number} câu về cùng một người hoặc một "
                                   "nơi. Tách ra thì dễ làm hơn trên điện thoại.",
                                   "Page «{title}» asks {number} questions about one person or "
                                   "place. Apart they are easier on a phone."),
    "same_label": Words("Trang có {number} câu cùng tên «{label}». Hãy đặt tên khác nhau.",
                        "The page has {number} questions called «{label}». Give them different "
                        "names."),
    "no_label": Words("Có câu hỏi chưa có tên.", "A question has no label."),
    "long_label": Words("Tên câu «{label}» dài {number} chữ cái. Hãy rút gọn, phần giải thích để "
                        "ở lời gợi ý.",
                        "The label «{label}» has {number} letters. Shorten it and explain in the "
                        "hint."),
    "long_hint": Words("Lời gợi ý của câu «{label}» dài {number} chữ cái, ít người đọc hết. Hãy "
                       "rút gọn.",
                       "The hint of «{label}» has {number} letters; few will read it all. Shorten "
                       "it."),
    "one_option": Words("Câu «{label}» chỉ có một lựa chọn nên không phải là câu hỏi.",
                        "Question «{label}» has only one choice, so it asks nothing."),
    "many_options": Words("Câu «{label}» có {number} lựa chọn. Hãy trình bày thành danh sách thả "
                          "xuống.",
                          "Question «{label}» has {number} choices. Show them as a drop-down "
                          "list."),
    "same_option": Words("Câu «{label}» có hai lựa chọn cùng tên «{option}».",
                         "Question «{label}» has two choices called «{option}»."),
    "date_without_range": Words("Câu «{label}» nhận mọi ngày, kể cả ngày vô lý. Hãy chọn: đến hôm "
                                "nay, hoặc từ hôm nay.",
                                "Question «{label}» takes any day. Choose up to today, or from "
                                "today on."),
    "no_applicant": Words("Chưa nói câu nào là họ tên người nộp.",
                          "The form does not say which answer is the applicant's name."),
    "no_prefill": Words("Câu «{label}» hỏi điều tài khoản đã biết về người nộp. Hãy điền sẵn từ "
                        "tài khoản.",
                        "Question «{label}» asks what the applicant's account knows. Fill it in "
                        "from the account."),
    "no_autocomplete": Words("Câu «{label}» về chính người nộp: nên để trình duyệt điền giúp.",
                             "Question «{label}» is about the applicant: let the browser help to "
                             "fill it."),
    # The form as a whole
    "no_subject_title": Words("Chưa có tên hồ sơ, ví dụ “Đăng ký khai sinh cho …”.",
                              "The dossier has no name, such as “Registration of the birth of …”."),
    "no_declaration": Words("Chưa có lời cam đoan để người nộp đánh dấu trước khi gửi.",
                            "There is no declaration for the applicant to tick before sending."),
    "no_law": Words("Chưa ghi căn cứ pháp lý.", "No legal basis is given."),
    "not_verified": Words("Chưa ai xác nhận đã đối chiếu biểu mẫu với văn bản.",
                          "Nobody has confirmed that the form was checked against its "
                          "instruments."),
    "paper_without_component": Words("Giấy tờ «{title}» chưa có mã thành phần hồ sơ.",
                                     "Paper «{title}» has no code of a component."),
    "no_english": Words("Biểu mẫu chưa có tiếng Anh.", "The form has no English."),
    "no_translation": Words("Chưa dịch sang tiếng Anh: «{words}».",
                            "Not translated into English: «{words}»."),
    "not_translated": Words("Phần tiếng Anh vẫn là tiếng Việt: «{words}».",
                            "The English is still the Vietnamese: «{words}»."),
    "no_blank": Words("Câu «{label}» chưa có chỗ trong tệp Word: câu trả lời sẽ không được in vào "
                      "mẫu.",
                      "Question «{label}» has no place in the Word file: its answer will not be "
                      "printed there."),
    "blank_twice": Words("Hai câu «{label}» và «{other}» cùng ghi vào một chỗ trong tệp Word.",
                         "Questions «{label}» and «{other}» are written into the same place of "
                         "the Word file."),
    "example_fails": Words("Người nộp thử «{name}» không ra như mong đợi: {differences}.",
                           "Example applicant «{name}» did not come out as expected: "
                           "{differences}."),
    "no_accepted_example": Words("Chưa có người nộp thử nào được nhận.",
                                 "No example applicant is accepted."),
    "no_refused_example": Words("Chưa có người nộp thử nào bị từ chối: chưa biết biểu mẫu có bắt "
                                "lỗi hay không.",
                                "No example applicant is refused: whether the form finds mistakes "
                                "is not tried."),
    # Reading
    "long_sentence": Words("Câu dài {number} tiếng: “{words}”. Hãy tách thành câu ngắn, không quá "
                           "25 tiếng.",
                           "A sentence of {number} syllables: “{words}”. Split it; 25 are enough."),
    "officialese": Words("“{phrase}” là chữ của cơ quan. Nói dễ hiểu hơn: {plain}.",
                         "“{phrase}” is language of offices. Plainer: {plain}."),
    "much_officialese": Words("{number}% chữ trong biểu mẫu là chữ của cơ quan.",
                              "{number}% of the words are language of offices."),
    "abbreviation": Words("Chữ viết tắt “{short}” chưa được giải thích ở đâu.",
                          "The abbreviation “{short}” is explained nowhere."),
}  # fmt: skip
