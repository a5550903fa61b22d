from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    # Indexes on a large table are built beside the running office.
    atomic = False

    dependencies = [
        ('casework', '0003_roles_of_stewards_and_analysts'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='case',
            index=models.Index(
                condition=models.Q(('finished_at__isnull', False), ('kind', 'dossier'), ('started_at__isnull', False)),
                fields=['finished_at'],
                include=['competent_unit', 'started_at', 'standing_since', 'due_without_extension_at'],
                name='dossiers_by_their_end',
            ),
        ),
        AddIndexConcurrently(
            model_name='case',
            index=models.Index(
                condition=models.Q(('finished_at__isnull', True), ('kind', 'dossier'), ('started_at__isnull', False)),
                fields=['started_at'],
                include=['competent_unit', 'standing_since', 'due_without_extension_at'],
                name='dossiers_still_running',
            ),
        ),
    ]
