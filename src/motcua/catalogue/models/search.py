"""What search reads: one narrow row a procedure, and the words people use for procedures."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q

from motcua.catalogue.models.procedures import Procedure, ProcedureVersion


class ProcedureSynonym(models.Model):
    """
    What people type, and what it means: other words, or procedures straight away.

    Officials edit these rows; `provenance` says where a row comes from. A shipped row once
    edited is theirs, and later releases leave it alone.
    """

    class Origin(models.TextChoices):
        """Who wrote the row."""

        SHIPPED = "shipped", "Kèm sản phẩm"
        OFFICIAL = "official", "Cán bộ nhập"

    phrase = models.CharField(max_length=200, unique=True, help_text="lower case, as people type")
    folded = models.CharField(max_length=200, db_index=True, help_text="the phrase folded")
    meaning = models.CharField(max_length=400, blank=True, help_text="words it stands for")
    codes = ArrayField(
        models.CharField(max_length=40), default=list, blank=True, help_text="best first"
    )
    provenance = models.CharField(max_length=400)
    origin = models.CharField(max_length=10, choices=Origin.choices)
    is_active = models.BooleanField(default=True)
    changed_by = models.CharField(max_length=80, help_text="account:id or system:what")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(meaning="", codes=[]), name="a_synonym_means_something"
            ),
            models.CheckConstraint(
                condition=~Q(folded=F("meaning")), name="a_synonym_means_something_else"
            ),
            models.CheckConstraint(condition=~Q(phrase=""), name="a_synonym_has_a_phrase"),
        ]

    def __str__(self) -> str:
        return self.phrase


class SearchDocument(models.Model):
    """
    The present version of a procedure as search sees it. Derived: `search.index` rebuilds it.

    `words` weighs the name A, what people call it B, results C, the field D.
    """

    procedure = models.OneToOneField(
        Procedure, primary_key=True, on_delete=models.CASCADE, related_name="search_document"
    )
    version = models.ForeignKey(ProcedureVersion, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=2000)
    folded_name = models.CharField(max_length=2000)
    field = models.CharField(max_length=300)
    titles = ArrayField(models.CharField(max_length=2000), help_text="what people call it")
    title_places = ArrayField(
        models.PositiveSmallIntegerField(), help_text="its place among those called so, from 0"
    )
    words = SearchVectorField()
    length = models.PositiveSmallIntegerField(help_text="words in the name")
    prior = models.FloatField(help_text="how often people need it, before they say anything")

    class Meta:
        indexes = [
            GinIndex(fields=["words"], name="procedures_by_their_words"),
            GinIndex(
                OpClass(F("folded_name"), name="gin_trgm_ops"), name="procedures_by_name_trigrams"
            ),
        ]

    def __str__(self) -> str:
        return self.code
