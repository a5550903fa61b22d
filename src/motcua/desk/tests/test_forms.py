"""The designer over HTTP: from a Word file to a published form, undone, refused, tried, filled."""

import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.word_forms import a_word_form
from tests.world import BIRTH, World

from motcua.catalogue.models import Service
from motcua.desk.views.forms import uploading
from motcua.eforms.models import FormProject, FormRelease, WordFile
from motcua.eforms.operations import take_word_file as taking
from motcua.eforms.word.draft import draft_form
from motcua.journal.models import JournalEntry
from motcua.kit.clock import now

BOARD = "/can-bo/bieu-mau/"
NAME = "ho_chu_dem_va_ten"


@pytest.fixture
def client(world: World) -> Client:
    made = Client()
    made.force_login(world.person("soanmau"))
    return made


def _upload(client: Client, *files: SimpleUploadedFile) -> Any:
    return client.post(f"{BOARD}tai-len/", {"tep": list(files)})


def _word(title: str = "ĐƠN XIN THỬ", name: str = "don.docx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, a_word_form(title))


@pytest.fixture
def project(client: Client) -> FormProject:
    _upload(client, _word())
    return FormProject.objects.get()


def _do(client: Client, project: FormProject, act: str, **sent: str) -> Any:
    project.refresh_from_db()
    data = {"act": act, "version": str(project.version), **sent}
    answer = client.post(f"{BOARD}{project.pk}/lam/", data, follow=True)
    project.refresh_from_db()
    return answer


def _field(project: FormProject, field_id: str) -> dict[str, Any]:
    assert project.document is not None
    return next(
        f for page in project.document["pages"] for f in page["fields"] if f["id"] == field_id
    )


def test_a_word_file_becomes_a_form_with_its_questions_and_blanks(project: FormProject) -> None:
    assert project.title == "Đơn xin thử"
    assert _field(project, NAME)["type"] == "person_name"
    assert _field(project, NAME)["blank"]
    assert WordFile.objects.get().pk == project.word_sha256


def test_the_same_file_again_opens_the_form_it_already_became(
    client: Client, project: FormProject
) -> None:
    _upload(client, _word(name="ban-sao.docx"))
    assert FormProject.objects.count() == 1


def test_a_zip_is_taken_file_by_file_and_every_refusal_is_told(client: Client) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mau/don-1.docx", a_word_form("ĐƠN MỘT"))
        archive.writestr("mau/don-2.docx", a_word_form("ĐƠN HAI"))
        archive.writestr("mau/hong.docx", b"khong phai tep Word")
        archive.writestr("mau/ghi-chu.txt", b"x")
        archive.writestr("__MACOSX/._don-1.docx", b"x")
    html = _upload(client, SimpleUploadedFile("mau.zip", packed.getvalue())).content.decode()
    assert FormProject.objects.count() == 2
    assert "2 biểu mẫu mới, 0 đã có, 2 không đọc được" in html


def test_nothing_chosen_is_told_and_nothing_made(client: Client) -> None:
    assert client.post(f"{BOARD}tai-len/", {}).status_code == 422


def test_a_question_is_renamed_and_retyped_and_the_change_is_undone_and_redone(
    client: Client, project: FormProject
) -> None:
    _do(client, project, "save-field", cau="noi_dung_de_nghi", type="text", demand="soft",
        **{"label-vi": "Anh/chị đề nghị điều gì?"})  # fmt: skip
    changed = _field(project, "noi_dung_de_nghi")
    assert (changed["label"]["vi"], changed["soft"]) == ("Anh/chị đề nghị điều gì?", True)
    _do(client, project, "undo")
    assert _field(project, "noi_dung_de_nghi")["label"]["vi"] == "Nội dung đề nghị"
    _do(client, project, "redo")
    assert _field(project, "noi_dung_de_nghi")["label"]["vi"] == "Anh/chị đề nghị điều gì?"


def test_a_change_on_an_old_page_is_told_and_not_made(client: Client, project: FormProject) -> None:
    stale = str(project.version)
    _do(client, project, "remove-field", cau="gioi_tinh")
    client.post(f"{BOARD}{project.pk}/lam/",
                {"act": "remove-field", "version": stale, "cau": NAME})  # fmt: skip
    project.refresh_from_db()
    assert _field(project, NAME)


def test_a_condition_is_put_together_and_told_in_words(
    client: Client, project: FormProject
) -> None:
    html = _do(client, project, "add-condition", cau="noi_dung_de_nghi", theo="gioi_tinh",
               operator="eq", value="female").content.decode()  # fmt: skip
    assert _field(project, "noi_dung_de_nghi")["when"] == {"eq": ["$gioi_tinh", "female"]}
    assert "Giới tính" in html and "Nữ" in html
    _do(client, project, "drop-condition", cau="noi_dung_de_nghi", so="0")
    assert "when" not in _field(project, "noi_dung_de_nghi")


def test_a_question_that_others_rest_on_cannot_be_removed(
    client: Client, project: FormProject
) -> None:
    _do(client, project, "add-condition", cau="noi_dung_de_nghi", theo="gioi_tinh",
        operator="eq", value="female")  # fmt: skip
    html = _do(client, project, "remove-field", cau="gioi_tinh").content.decode()
    assert "đang được dùng" in html
    assert _field(project, "gioi_tinh")


def test_moving_a_question_behind_what_rests_on_it_is_refused_with_the_reason(
    client: Client, project: FormProject
) -> None:
    _do(client, project, "add-condition", cau="noi_dung_de_nghi", theo="so_dinh_danh_ca_nhan",
        operator="present")  # fmt: skip
    before = project.document
    for _ in range(4):
        html = _do(client, project, "move-field", cau="so_dinh_danh_ca_nhan", huong="xuong")
    assert "Chưa sửa được, biểu mẫu vẫn như cũ" in html.content.decode()
    assert before is not None


def test_pages_are_split_joined_and_moved(client: Client, project: FormProject) -> None:
    assert project.document is not None
    count = len(project.document["pages"])
    _do(client, project, "split-page", cau="gioi_tinh")
    assert project.document is not None and len(project.document["pages"]) == count + 1
    _do(client, project, "join-page", trang=project.document["pages"][1]["id"])
    assert len(project.document["pages"]) == count


def test_options_keep_their_values_when_their_words_stay(
    client: Client, project: FormProject
) -> None:
    _do(client, project, "save-field", cau="noi_dung_de_nghi", type="choice", demand="required",
        options="Cấp mới\nCấp lại", **{"label-vi": "Đề nghị"})  # fmt: skip
    values = [o["value"] for o in _field(project, "noi_dung_de_nghi")["options"]]
    _do(client, project, "save-field", cau="noi_dung_de_nghi", type="choice", demand="required",
        options="Cấp lại | Reissue\nCấp mới\nĐổi", **{"label-vi": "Đề nghị"})  # fmt: skip
    options = _field(project, "noi_dung_de_nghi")["options"]
    assert [o["value"] for o in options][:2] == values[::-1]
    assert options[0]["label"] == {"vi": "Cấp lại", "en": "Reissue"}


def test_trying_out_tells_what_would_be_refused_and_keeps_an_example(
    client: Client, project: FormProject
) -> None:
    path = f"{BOARD}{project.pk}/thu/"
    assert "bị từ chối" in client.post(path, {NAME: ["A1"]}).content.decode()
    client.post(path, {NAME: ["A1"], "giu": "1", "ten-mau": "Tên có chữ số"})
    project.refresh_from_db()
    assert project.document is not None
    kept = next(e for e in project.document["examples"] if e["name"] == "Tên có chữ số")
    assert kept["expect"] == {"complete": False}


def test_a_form_is_published_opened_and_offered_to_citizens(
    client: Client, project: FormProject, world: World
) -> None:
    page = client.get(f"{BOARD}{project.pk}/cong-bo/")
    assert page.status_code == 200
    answer = client.post(f"{BOARD}{project.pk}/cong-bo/", {"version": project.version})
    assert answer["Location"].endswith("/mo-nhan/")
    project.refresh_from_db()
    assert project.state == "published"
    agency = world.agency("H99.12")
    client.post(answer["Location"], {"procedure": BIRTH, "process": "VD-KS",
                                     "agencies": [agency.pk]})  # fmt: skip
    service = Service.objects.get(procedure__code=BIRTH, agency=agency, valid_to__isnull=True)
    assert (service.form_id, service.is_open_online) == (project.form_id, True)


def test_a_published_form_changes_only_by_the_next_release(
    client: Client, project: FormProject
) -> None:
    client.post(f"{BOARD}{project.pk}/cong-bo/", {"version": project.version})
    _do(client, project, "save-field", cau="noi_dung_de_nghi", type="long_text",
        demand="optional", **{"label-vi": "Đề nghị"})  # fmt: skip
    html = client.get(f"{BOARD}{project.pk}/cong-bo/").content.decode()
    assert "Công bố bản 2" in html and "Đề nghị" in html
    client.post(f"{BOARD}{project.pk}/cong-bo/", {"version": project.version})
    versions = FormRelease.objects.filter(form_id=project.form_id).order_by("version")
    assert [r.version for r in versions] == [1, 2]
    assert versions[0].document != versions[1].document


def test_the_original_comes_back_byte_for_byte_and_the_trial_is_filled(
    client: Client, project: FormProject
) -> None:
    assert client.get(f"{BOARD}{project.pk}/goc.docx").content == bytes(
        WordFile.objects.get().content
    )
    filled = client.get(f"{BOARD}{project.pk}/thu.docx").content
    with zipfile.ZipFile(io.BytesIO(filled)) as archive:
        assert "Nguyễn Thị Mẫu" in archive.read("word/document.xml").decode()


def test_the_workbook_goes_out_and_comes_back_unchanged(
    client: Client, project: FormProject
) -> None:
    content = client.get(f"{BOARD}tat-ca.xlsx").content
    before = project.version
    answer = client.post(f"{BOARD}bang-tinh/", {"tep": SimpleUploadedFile("b.xlsx", content)})
    assert answer.status_code == 302
    project.refresh_from_db()
    assert project.version == before


def test_a_broken_workbook_changes_nothing(client: Client, project: FormProject) -> None:
    answer = client.post(f"{BOARD}bang-tinh/", {"tep": SimpleUploadedFile("b.xlsx", b"x")})
    assert answer.status_code == 422


def test_ticked_forms_are_given_to_a_maker_until_a_day(
    client: Client, project: FormProject, world: World
) -> None:
    maker = world.person("soanmau")
    client.post(f"{BOARD}giao/", {"chon": [project.pk], "owner": maker.pk, "due_on": "2026-12-31"})
    project.refresh_from_db()
    assert (project.owner_id, str(project.due_on)) == (maker.pk, "2026-12-31")


def test_a_planned_form_takes_its_file_later(client: Client, world: World) -> None:
    client.post(f"{BOARD}con-thieu/", {"chon": [BIRTH]})
    planned = FormProject.objects.get()
    assert planned.state == "no_file"
    client.post(f"{BOARD}{planned.pk}/tep/", {"tep": _word()})
    planned.refresh_from_db()
    assert (planned.state, planned.procedure_code) == ("drafted", BIRTH)
    assert draft_form(a_word_form()).fields


def test_the_board_costs_the_same_for_one_form_and_for_many(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        _upload(client, _word(f"ĐƠN SỐ {number}"))
    with django_assert_max_num_queries(9):
        assert client.get(BOARD).status_code == 200


def test_a_value_is_computed_by_a_formula_and_a_wrong_formula_is_told(
    client: Client, project: FormProject
) -> None:
    html = _do(client, project, "save-derived", ten="tuoi_tinh",
               **{"cong-thuc": "age_years(${ngay_thang_nam_sinh"}).content.decode()  # fmt: skip
    assert "Không đọc được công thức" in html
    _do(client, project, "save-derived", ten="ten_va_so",
        **{"cong-thuc": "coalesce(${so_dinh_danh_ca_nhan}, ${noi_dung_de_nghi})"})  # fmt: skip
    assert project.document is not None
    assert [d["id"] for d in project.document["derive"]] == ["ten_va_so"]
    _do(client, project, "drop-derived", ten="ten_va_so")
    assert "derive" not in project.document


def test_an_old_word_file_waits_for_the_job_or_is_refused_with_advice(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    monkeypatch.setattr(taking, "is_installed", lambda: False)
    html = _upload(client, SimpleUploadedFile("cu.doc", old)).content.decode()
    assert "lưu lại thành .docx" in html and not FormProject.objects.exists()
    monkeypatch.setattr(taking, "is_installed", lambda: True)
    _upload(client, SimpleUploadedFile("cu.doc", old))
    waiting = FormProject.objects.get()
    assert (waiting.state, waiting.title) == ("no_file", "cu")
    monkeypatch.setattr(taking, "convert", lambda *_arguments: a_word_form())
    taking.convert_word(project_id=waiting.pk, actor="system:test", at=now())
    waiting.refresh_from_db()
    assert (waiting.state, waiting.word_name) == ("drafted", "cu.docx")


def test_what_an_office_issues_is_filled_at_the_desk_and_comes_as_word(
    client: Client, project: FormProject, world: World
) -> None:
    FormProject.objects.update(purpose="result")
    client.post(f"{BOARD}{project.pk}/cong-bo/", {"version": project.version})
    officer = Client()
    officer.force_login(world.person("hotich"))
    path = f"/can-bo/mau-ket-qua/{project.pk}/"
    assert project.title in officer.get("/can-bo/mau-ket-qua/").content.decode()
    refused = officer.post(path, {NAME: ["Nguyễn Văn Thử"]})
    assert refused.status_code == 422 and "Nguyễn Văn Thử" in refused.content.decode()
    answer = officer.post(path, {
        NAME: ["Nguyễn Văn Thử"], "ngay_thang_nam_sinh-day": ["2"],
        "ngay_thang_nam_sinh-month": ["3"], "ngay_thang_nam_sinh-year": ["1990"],
        "gioi_tinh": ["male"], "so_dinh_danh_ca_nhan": ["099090000001"],
        "noi_dung_de_nghi": ["Cấp giấy"], "cach_nhan_ket_qua": ["counter"],
    })  # fmt: skip
    assert answer.status_code == 200
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert "Nguyễn Văn Thử" in archive.read("word/document.xml").decode()


def test_a_question_goes_to_another_page_and_an_emptied_page_goes(
    client: Client, project: FormProject
) -> None:
    assert project.document is not None
    first, count = project.document["pages"][0]["id"], len(project.document["pages"])
    _do(client, project, "to-page", cau="so_dinh_danh_ca_nhan", **{"sang-trang": first})
    assert project.document is not None
    assert len(project.document["pages"]) == count - 1
    assert project.document["pages"][0]["fields"][-1]["id"] == "so_dinh_danh_ca_nhan"


def test_a_folder_of_forty_files_is_taken_in_one_go(client: Client) -> None:
    files = [_word(f"ĐƠN THỨ {n}", f"don-{n}.docx") for n in range(40)]
    assert _upload(client, *files).status_code == 200
    assert FormProject.objects.count() == 40


def test_files_beyond_the_bound_are_told_by_name(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        uploading._Room, "__init__", lambda room: room.__dict__.update(files=1, size=10**7)
    )
    packed = _zip({f"don-{n}.docx": a_word_form(f"ĐƠN {n}") for n in range(3)})
    html = _upload(client, packed).content.decode()
    assert FormProject.objects.count() == 1
    assert "1 biểu mẫu mới, 0 đã có, 2 không đọc được" in html
    assert "don-1.docx" in html and "don-2.docx" in html


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_file_damaged_inside_a_zip_is_told_and_the_others_taken(
    client: Client, method: int
) -> None:
    whole = _zip({"hong.docx": a_word_form("MỘT"), "tot.docx": a_word_form("HAI")}, method)
    content = bytearray(whole.read())
    content[60:400] = bytes(byte ^ 0x5A for byte in content[60:400])
    html = _upload(client, SimpleUploadedFile("mau.zip", bytes(content))).content.decode()
    assert "1 biểu mẫu mới, 0 đã có, 1 không đọc được" in html


def _zip(files: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> SimpleUploadedFile:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return SimpleUploadedFile("mau.zip", packed.getvalue())


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("lam/", {"act": "move-field", "cau": NAME, "version": "9" * 5000}),
        ("lam/", {"act": "undo", "version": "9" * 5000}),
        ("lam/", {"act": "save-field", "cau": NAME, "type": "number", "least": "--5"}),
        ("lam/", {"act": "drop-check", "cau": NAME, "so": "--1"}),
        ("lam/", {"act": "see", "cau": "khong_co"}),
        ("cong-bo/", {"version": "9" * 5000}),
        ("../giao/", {"chon": "9" * 5000}),
        ("../giao/", {"chon": "9" * 19}),
    ],
)
def test_numbers_that_are_none_are_told_and_change_nothing(
    client: Client, project: FormProject, address: str, sent: dict[str, str]
) -> None:
    before = project.document, project.reading
    sent = {"label-vi": "Tên", **sent}
    path = f"{BOARD}giao/" if address.startswith("..") else f"{BOARD}{project.pk}/{address}"
    answer = client.post(path, sent, follow=True)
    assert answer.status_code == 200 and list(answer.context["messages"])
    project.refresh_from_db()
    assert (project.document, project.reading) == before


def test_a_form_that_is_not_there_or_has_no_questions_yet_is_not_found(client: Client) -> None:
    client.post(f"{BOARD}con-thieu/", {"chon": [BIRTH]})
    planned = FormProject.objects.get()
    for number in (planned.pk, 999_999):
        for act in ("move-field", "undo", "see", "review"):
            sent = {"act": act, "cau": NAME, "version": "1"}
            assert client.post(f"{BOARD}{number}/lam/", sent).status_code == 404
    assert client.get(f"{BOARD}?trang={'9' * 5000}").status_code == 200


def test_a_text_becomes_a_choice_with_options_to_write_over(
    client: Client, project: FormProject
) -> None:
    sent = {"cau": NAME, "type": "choice", "demand": "required", "label-vi": "Cách nhận"}
    html = _do(client, project, "save-field", **sent).content.decode()
    assert [o["value"] for o in _field(project, NAME)["options"]] == ["co", "khong"]
    assert 'name="options"' in html


def test_settings_that_the_page_does_not_show_stay(client: Client, project: FormProject) -> None:
    sent = {"cau": NAME, "type": "text", "demand": "required", "label-vi": "Tên"}
    _do(client, project, "save-field", **sent, min_length="3")
    _do(client, project, "save-field", **{**sent, "label-vi": "Tên đầy đủ"}, max_length="80")
    field = _field(project, NAME)
    assert (field["min_length"], field["max_length"]) == (3, 80)


def test_joined_pages_ask_nobody_more_than_before(client: Client, project: FormProject) -> None:
    _do(client, project, "split-page", cau="gioi_tinh")
    assert project.document is not None
    page = next(
        p for p in project.document["pages"] if p["fields"][0]["id"] == "so_dinh_danh_ca_nhan"
    )
    _do(client, project, "add-condition", trang=page["id"], theo=NAME, operator="present")
    _do(client, project, "join-page", trang=page["id"])
    assert page["id"] not in {p["id"] for p in project.document["pages"]}
    assert _field(project, "so_dinh_danh_ca_nhan")["when"] == {"present": [f"${NAME}"]}
    assert "when" not in _field(project, "gioi_tinh")


def test_a_second_file_does_not_take_the_place_of_what_was_made(
    client: Client, project: FormProject
) -> None:
    before = project.document
    client.post(f"{BOARD}{project.pk}/tep/", {"tep": _word("ĐƠN KHÁC")})
    project.refresh_from_db()
    assert project.document == before


def test_an_example_too_many_is_told_and_not_kept(client: Client, project: FormProject) -> None:
    assert project.document is not None
    example = project.document["examples"][0]
    many = [{**example, "name": f"mẫu {n}"} for n in range(60)]
    FormProject.objects.update(document={**project.document, "examples": many})
    sent = {"giu": "1", "ten-mau": "một mẫu nữa"}
    answer = client.post(f"{BOARD}{project.pk}/thu/", sent, follow=True)
    assert "Chưa sửa được, biểu mẫu vẫn như cũ" in answer.content.decode()
    project.refresh_from_db()
    assert project.document is not None and project.document["examples"] == many


def test_a_form_becomes_bilingual_step_by_step_and_the_gate_asks_for_what_is_missing(
    client: Client, project: FormProject
) -> None:
    _do(client, project, "save-form", en="on", verified="on",
        **{"title-vi": "Đơn xin thử", "title-en": "Trial form", "law": "Luật Thử"})  # fmt: skip
    assert project.document is not None and project.document["lang"] == ["vi", "en"]
    html = client.get(f"{BOARD}{project.pk}/cong-bo/").content.decode()
    assert "Phải sửa trước khi công bố" in html
    answer = client.post(f"{BOARD}{project.pk}/cong-bo/", {"version": project.version})
    assert (
        answer["Location"].endswith("/cong-bo/")
        and not FormRelease.objects.filter(form_id=project.form_id).exists()
    )


def test_examples_of_the_machine_follow_the_form_and_those_of_people_stay(
    client: Client, project: FormProject
) -> None:
    client.post(f"{BOARD}{project.pk}/thu/", {NAME: ["A1"], "giu": "1", "ten-mau": "Của tôi"})
    assert project.document is not None
    page = project.document["pages"][0]["id"]
    _do(client, project, "add-field", trang=page, type="text", **{"label-vi": "Số nhà"})
    answers = {e["name"]: e["answers"] for e in project.document["examples"]}
    assert any("so_nha" in given for given in answers.values())
    assert "Của tôi" in answers and "so_nha" not in answers["Của tôi"]
    assert "Công bố được" in client.get(f"{BOARD}{project.pk}/").content.decode()


def test_what_nobody_has_looked_at_is_not_published(client: Client, project: FormProject) -> None:
    FormProject.objects.update(reading={"gioi_tinh": {"confidence": 0.6}})
    client.post(f"{BOARD}{project.pk}/cong-bo/", {"version": project.version})
    assert not FormRelease.objects.filter(form_id=project.form_id).exists()
    client.post(f"{BOARD}{project.pk}/lam/", {"act": "see", "cau": "gioi_tinh"})
    client.post(f"{BOARD}{project.pk}/cong-bo/", {"version": project.version})
    assert FormRelease.objects.filter(form_id=project.form_id).count() == 1


def test_the_applicant_is_named_by_questions_and_can_be_changed(
    client: Client, project: FormProject
) -> None:
    sent = {"title-vi": "Đơn", "law": "", "nguoi-nop-full_name": NAME, "nguoi-nop-person_id": ""}
    _do(client, project, "save-form", **sent)
    assert project.document is not None
    applicant = project.document["parties"]["applicant"]
    assert applicant["full_name"] == f"${NAME}" and "person_id" not in applicant


def test_every_change_of_a_form_stands_in_the_journal(client: Client, project: FormProject) -> None:
    _do(client, project, "remove-field", cau="gioi_tinh")
    _do(client, project, "undo")
    rows = JournalEntry.objects.filter(tag="eforms:project:edit").order_by("pk")
    assert [row.data["act"] for row in rows] == ["remove-field", "undo"]


def test_a_release_in_use_is_opened_elsewhere_while_the_next_one_is_made(
    client: Client, project: FormProject
) -> None:
    client.post(f"{BOARD}{project.pk}/cong-bo/", {"version": project.version})
    _do(client, project, "remove-field", cau="gioi_tinh")
    assert client.get(f"{BOARD}{project.pk}/mo-nhan/").status_code == 200


def test_an_example_that_fails_is_told_by_the_question_it_fails_at(
    client: Client, project: FormProject
) -> None:
    path = f"{BOARD}{project.pk}/thu/"
    client.post(path, {NAME: ["Nguyễn Văn Thử"], "giu": "1", "ten-mau": "Thiếu nhiều"})
    project.refresh_from_db()
    assert project.document is not None
    example = next(e for e in project.document["examples"] if e["name"] == "Thiếu nhiều")
    example["expect"] = {"complete": True}
    FormProject.objects.update(document=project.document)
    html = client.get(f"{BOARD}{project.pk}/cong-bo/").content.decode()
    assert "bị từ chối ở «" in html and "complete:" not in html


def test_a_question_that_is_not_there_cannot_be_looked_at(
    client: Client, project: FormProject
) -> None:
    html = _do(client, project, "see", cau="khong_co").content.decode()
    assert "không còn nữa" in html and "khong_co" not in project.reading


def test_what_was_typed_into_a_refused_form_is_given_back(
    client: Client, project: FormProject
) -> None:
    sent = {"act": "save-field", "version": "0", "cau": NAME, "type": "person_name",
            "label-vi": "Tên đầy đủ của anh/chị"}  # fmt: skip
    html = client.post(f"{BOARD}{project.pk}/lam/", sent, follow=True).content.decode()
    assert "vừa được sửa ở nơi khác" in html and "“Tên đầy đủ của anh/chị”" in html


def test_publishing_what_is_published_makes_no_second_release(
    client: Client, project: FormProject
) -> None:
    for _ in range(2):
        project.refresh_from_db()
        client.post(f"{BOARD}{project.pk}/cong-bo/", {"version": project.version})
    assert FormRelease.objects.filter(form_id=project.form_id).count() == 1
    html = client.get(f"{BOARD}{project.pk}/cong-bo/").content.decode()
    assert "Bản 1 đang dùng" in html and '<button class="btn">' not in html


@pytest.mark.parametrize(
    ("written", "chosen", "kept"),
    [
        (f"Đơn của {{{NAME}}}", NAME, f"Đơn của {{{NAME}}}"),
        (f"Đơn xin thử – {{{NAME}}}", "", "Tên mới"),
        (f"Đơn xin thử – {{{NAME}}}", NAME, f"Tên mới – {{{NAME}}}"),
    ],
)
def test_a_dossiers_name_that_an_author_wrote_stays_until_another_answer_is_chosen(
    client: Client, project: FormProject, written: str, chosen: str, kept: str
) -> None:
    assert project.document is not None
    FormProject.objects.update(document={**project.document, "subject_title": {"vi": written}})
    _do(client, project, "save-form", law="", **{"title-vi": "Tên mới", "ten-trong-ho-so": chosen})
    assert project.document["subject_title"]["vi"] == kept
