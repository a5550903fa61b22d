"""What is kept of a file: its digest, size and kind. The bytes live in the store."""

import uuid

from django.db import models


class StoredFile(models.Model):
    """One stored file. Never overwritten: a corrected paper is another file."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField(help_text="bytes")
    content_type = models.CharField(max_length=100, help_text="found in the content")
    name = models.CharField(max_length=200, help_text="as uploaded, made harmless")
    uploaded_by = models.CharField(max_length=80, help_text="account:id, draft or system:what")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(size__gt=0), name="a_stored_file_is_not_empty"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
