from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    # An index on a large table is built beside the running office.
    atomic = False

    dependencies = [
        ('dossiers', '0001_initial'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='dossier',
            index=models.Index(fields=['submitted_at'], name='dossiers_by_submission'),
        ),
    ]
