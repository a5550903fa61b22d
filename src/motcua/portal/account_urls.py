"""Addresses of signing in, one's account, language and text size."""

from django.urls import path

from motcua.portal.views import account, interface

urlpatterns = [
    path("dang-nhap/", account.sign_in, name="sign-in"),
    path("dang-xuat/", account.sign_out, name="sign-out"),
    path("dang-ky/", account.register, name="register"),
    path("tai-khoan/", account.profile, name="profile"),
    path("tin-nhan/", account.messages, name="messages"),
    path("giao-dien/ngon-ngu/<slug:code>/", interface.language, name="language"),
    path("giao-dien/co-chu/<slug:size>/", interface.text_size, name="text-size"),
]
