from django.db import migrations
from django.db.models import Max


def begin(apps, schema_editor):
    """Where there is a record already, nobody is told of what happened before he had an inbox."""
    last = apps.get_model("ledger", "Event").objects.aggregate(last=Max("number"))["last"]
    if last is not None:  # a new database stays without a row: a backup is restored into none that has some
        apps.get_model("inbox", "Cursor").objects.update_or_create(pk=1, defaults={"following": last + 1})


class Migration(migrations.Migration):
    dependencies = [("inbox", "0001_notices")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
