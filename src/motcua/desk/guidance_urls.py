"""Addresses of guiding people to the portal, below /can-bo/."""

from django.urls import path

from motcua.desk.views.guidance import (
    assisting,
    campaigns,
    events,
    filing,
    guide_parts,
    guides,
    words,
)

urlpatterns = [
    path("huong-dan/", events.home, name="guidance"),
    path("huong-dan/su-kien/", events.index, name="guidance-events"),
    path("huong-dan/su-kien/moi/", events.event, name="guidance-event-new"),
    path("huong-dan/su-kien/<int:event_id>/", events.event, name="guidance-event"),
    path("huong-dan/su-kien/<int:event_id>/lam/", events.act, name="guidance-event-act"),
    path("huong-dan/su-kien/<int:event_id>/buoc/<int:place>/", events.step, name="guidance-step"),
    path("huong-dan/cau-hoi/", guides.index, name="guidance-guides"),
    path("huong-dan/cau-hoi/moi/", guides.new, name="guidance-guide-new"),
    path("huong-dan/cau-hoi/<int:guide_id>/", guides.guide, name="guidance-guide"),
    path("huong-dan/cau-hoi/<int:guide_id>/ten/", guides.head, name="guidance-guide-head"),
    path("huong-dan/cau-hoi/<int:guide_id>/lam/", guides.act, name="guidance-guide-act"),
    path("huong-dan/cau-hoi/<int:guide_id>/xem-thu/", guides.preview, name="guidance-preview"),
    path(
        "huong-dan/cau-hoi/<int:guide_id>/hoi/<int:place>/",
        guide_parts.question,
        name="guidance-question",
    ),
    path(
        "huong-dan/cau-hoi/<int:guide_id>/ket-thuc/<int:place>/",
        guide_parts.outcome,
        name="guidance-outcome",
    ),
    path("huong-dan/tu-khoa/", words.index, name="guidance-words"),
    path("huong-dan/tu-khoa/ket-luan/", words.judge, name="guidance-words-judge"),
    path("huong-dan/chien-dich/", campaigns.index, name="guidance-campaigns"),
    path("huong-dan/chien-dich/moi/", campaigns.new, name="guidance-campaign-new"),
    path("huong-dan/chien-dich/<int:campaign_id>/", campaigns.campaign, name="guidance-campaign"),
    path(
        "huong-dan/chien-dich/<int:campaign_id>/dan-den/",
        campaigns.retarget,
        name="guidance-campaign-retarget",
    ),
    path(
        "huong-dan/chien-dich/<int:campaign_id>/dung/",
        campaigns.stop,
        name="guidance-campaign-stop",
    ),
    path(
        "huong-dan/chien-dich/<int:campaign_id>/<slug:code>/ap-phich-<slug:size>.pdf",
        campaigns.poster_pdf,
        name="guidance-poster",
    ),
    path("huong-dan/cach-nop/", filing.index, name="guidance-filing"),
    path("huong-dan/cach-nop/ho-so/", filing.listed, name="guidance-filed"),
    path("ho-tro-nop/", assisting.index, name="assisting"),
    path("ho-tro-nop/mo/", assisting.begin, name="assisting-begin"),
    path("ho-tro-nop/<int:session_id>/ket-thuc/", assisting.end, name="assisting-end"),
]
