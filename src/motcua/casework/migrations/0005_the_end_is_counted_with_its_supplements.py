from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    # The same index with one column more, so that the home page is answered from it alone.
    atomic = False

    dependencies = [
        ('casework', '0004_cases_are_counted_by_their_end'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='case',
            index=models.Index(
                condition=models.Q(('finished_at__isnull', False), ('kind', 'dossier'), ('started_at__isnull', False)),
                fields=['finished_at'],
                include=['competent_unit', 'started_at', 'standing_since', 'due_without_extension_at', 'supplement_count'],
                name='dossiers_by_the_end',
            ),
        ),
        RemoveIndexConcurrently(model_name='case', name='dossiers_by_their_end'),
    ]
