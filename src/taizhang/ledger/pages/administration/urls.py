"""Addresses of the administrators and auditors."""

from django.urls import path

from taizhang.ledger.pages.administration import accounts, granting, log, opening

urlpatterns = [
    path("administration/accounts/", accounts.accounts, name="accounts"),
    path("administration/accounts/open", opening.open_account, name="open_account"),
    path("administration/accounts/<str:key>/", accounts.account, name="account"),
    path("administration/accounts/<str:key>/give", opening.give_account, name="give_account"),
    path("administration/accounts/<str:key>/act", opening.account_act, name="account_act"),
    path("administration/accounts/<str:key>/propose", opening.propose_grant, name="propose_grant"),
    path("administration/accounts/<str:key>/posts/<int:post>/relieve", granting.relieve, name="relieve"),
    path("administration/grants/", granting.grants, name="grants"),
    path("administration/grants/<str:key>/decide", granting.decide_grant, name="decide_grant"),
    path("administration/grants/<str:key>/withdraw", granting.withdraw_grant, name="withdraw_grant"),
    path("administration/holders/", granting.holders, name="holders"),
    path("administration/history/", log.administered, name="administered"),
    path("log/", log.log, name="log"),
    path("log/verify", log.verify_log, name="verify_log"),
    path("log/events/<int:number>/proof.json", log.proof, name="proof"),
]
