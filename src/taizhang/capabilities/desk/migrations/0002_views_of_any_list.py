from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('desk', '0001_saved_views'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='savedview',
            name='view_named_once',
        ),
        migrations.AddField(
            model_name='savedview',
            name='page',
            field=models.CharField(default='desk:desk', max_length=60),
        ),
        migrations.AddField(
            model_name='savedviewversion',
            name='page',
            field=models.CharField(default='desk:desk', max_length=60),
        ),
        migrations.AlterField(
            model_name='savedview',
            name='asked',
            field=models.CharField(blank=True, max_length=1500),
        ),
        migrations.AlterField(
            model_name='savedviewversion',
            name='asked',
            field=models.CharField(blank=True, max_length=1500),
        ),
        migrations.AddConstraint(
            model_name='savedview',
            constraint=models.UniqueConstraint(condition=models.Q(('dropped_on__isnull', True)), fields=('account', 'page', 'name'), name='view_named_once'),
        ),
    ]
