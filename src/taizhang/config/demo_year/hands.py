"""Who acts in the demo: for each organisation and role one person, entered and appointed when first needed."""

from datetime import datetime
from random import Random

from taizhang.ledger.actions import people
from taizhang.ledger.actions.by import By
from taizhang.ledger.models import Organisation, Person, Post
from taizhang.ledger.rules.roles import CLOCK, Actor, Role

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_GIVEN = "晓明志远文静雅琴建国海燕立新雪梅春生永强思源俊杰玉兰天宇佳慧国栋秀英子涵浩然庆丰丽华"
_TITLES = {
    Role.CLERK: "经办人",
    Role.HEAD: "处长",
    Role.LIAISON: "联络员",
    Role.SUPERVISOR: "督查专员",
    Role.CHIEF: "主要负责人",
    Role.GENERAL_OFFICE: "综合处负责人",
    Role.DEPUTY: "分管领导",
}


class Hands:
    """The people of the demo, by organisation and role."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self._known: dict[tuple[int, Role], Actor] = {}

    def by(self, organisation: Organisation, role: Role, at: datetime, reason: str = "") -> By:
        """That person acts, at that time."""
        return By(self._actor(organisation, role, at), at, reason=reason, source="demo")

    def person(self, organisation: Organisation, role: Role, at: datetime) -> Person:
        """The person of that role."""
        return Person.objects.get(pk=self._actor(organisation, role, at).person or 0)

    def _actor(self, organisation: Organisation, role: Role, at: datetime) -> Actor:
        key = (organisation.pk, role)
        if key not in self._known:
            self._known[key] = self._held(organisation, role) or self._appointed(organisation, role, at)
        return self._known[key]

    def _held(self, organisation: Organisation, role: Role) -> Actor | None:
        """Somebody who has signed in with that post before: the cast of the demo."""
        post = Post.objects.filter(organisation=organisation, role=role.value, valid_to__isnull=True).select_related("person").first()
        return _actor(post.person, organisation, role) if post else None

    def _appointed(self, organisation: Organisation, role: Role, at: datetime) -> Actor:
        by = By(CLOCK, at, source="demo")
        person = people.enter_person(self._name(), organisation=organisation, phone=f"0{self.chance.randint(10**9, 10**10 - 1)}", by=by)
        people.appoint(person, role, organisation=organisation, title=_TITLES[role], by=by)
        return _actor(person, organisation, role)

    def _name(self) -> str:
        start = self.chance.randrange(0, len(_GIVEN) - 1, 2)
        return self.chance.choice(_SURNAMES) + _GIVEN[start : start + self.chance.choice((1, 2, 2))]


def _actor(person: Person, organisation: Organisation, role: Role) -> Actor:
    return Actor(person.account_id, person.name, person.pk, organisation.pk, str(organisation), frozenset({role}))
