from django.apps import AppConfig


class FrameConfig(AppConfig):
    name = "taizhang.frame"
    label = "frame"

    def ready(self) -> None:
        """The permissions that the manifests declare hold from here on."""
        from django.conf import settings
        from rules.permissions import set_perm

        from taizhang.frame import manifest

        for module in manifest.of(settings.MODULES):
            for permission in module.permissions:
                set_perm(f"{module.name}.{permission.name}", permission.holds)  # type: ignore[no-untyped-call]
