"""How often somebody has tried to sign in stands in the database: every process of the server counts the same tries."""

from django.core.management import call_command
from django.db import migrations


def make(apps, editor):
    call_command("createcachetable", "tries_to_sign_in", database=editor.connection.alias, verbosity=0)


def drop(apps, editor):
    editor.execute("DROP TABLE tries_to_sign_in")


class Migration(migrations.Migration):
    dependencies = [("frame", "0003_given_passwords")]
    operations = [migrations.RunPython(make, drop)]
