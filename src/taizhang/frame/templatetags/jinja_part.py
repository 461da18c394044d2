"""A part of our pages inside a page of allauth: the bar, the head and the messages are written once."""

from django import template
from django.template import RequestContext, engines
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def jinja_part(context: RequestContext, name: str) -> SafeString:
    """The part as Jinja draws it, which has escaped what somebody wrote."""
    return SafeString(engines["jinja2"].get_template(name).render(request=context["request"]))
