from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    # An index on a large table is built beside the running office.
    atomic = False

    dependencies = [
        ('dossiers', '0002_dossiers_are_found_by_submission'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='dossier',
            index=models.Index(
                condition=models.Q(('accepted_at__isnull', False)),
                fields=['accepted_at'],
                include=['competent_unit', 'channel', 'assisting_unit'],
                name='dossiers_by_acceptance',
            ),
        ),
    ]
