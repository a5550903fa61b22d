"""Addresses of signing in, one's account, language and text size."""

from django.urls import path

from motcua.portal.views import account, interface, tokens

urlpatterns = [
    path("dang-nhap/", account.sign_in, name="sign-in"),
    path("dang-xuat/", account.sign_out, name="sign-out"),
    path("dang-ky/", account.register, name="register"),
    path("tai-khoan/", account.profile, name="profile"),
    path("tai-khoan/ma-truy-cap/", tokens.tokens, name="tokens"),
    path("tai-khoan/ma-truy-cap/<int:token_id>/thu-hoi/", tokens.revoke, name="token-revoke"),
    path("tin-nhan/", account.messages, name="messages"),
    path("giao-dien/ngon-ngu/<slug:code>/", interface.language, name="language"),
    path("giao-dien/co-chu/<slug:size>/", interface.text_size, name="text-size"),
]
