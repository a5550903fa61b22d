"""
Which papers of a procedure are known already, kept ready for the pages.

All but `MatchDecision` is derived: `refresh_matches` makes it again from the catalogue.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from motcua.rules.asked_once import Source, Verdict


class MatchRun(models.Model):
    """One making of the matches: when, over how much."""

    at = models.DateTimeField()
    actor = models.CharField(max_length=80)
    procedures = models.PositiveIntegerField()
    without_papers = models.PositiveIntegerField(help_text="the catalogue holds no list of papers")
    papers = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"


class PaperBurden(models.Model):
    """
    What a procedure asks for in its heaviest case, and what would go.

    `dossiers` are those really submitted in the 12 months before the run; 0 says nothing about
    the volume of a procedure that is not handled here. `has_papers` False: no list of papers.
    """

    procedure = models.OneToOneField(
        "catalogue.Procedure", on_delete=models.CASCADE, related_name="+"
    )
    version = models.ForeignKey(
        "catalogue.ProcedureVersion", on_delete=models.CASCADE, related_name="+"
    )
    has_papers = models.BooleanField()
    papers = models.PositiveIntegerField(default=0)
    sheets = models.PositiveIntegerField(default=0)
    unnumbered = models.PositiveIntegerField(default=0)
    droppable = models.PositiveIntegerField(default=0)
    droppable_sheets = models.PositiveIntegerField(default=0)
    doubtful = models.PositiveIntegerField(default=0)
    already = models.PositiveIntegerField(default=0)
    dossiers = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["-droppable", "-papers"], name="burden_by_what_would_go")]

    def __str__(self) -> str:
        return f"{self.procedure_id}: {self.papers}"


class PaperMatch(models.Model):
    """A paper with a target: where it stands, what was found, by which words, why doubtful."""

    procedure = models.ForeignKey("catalogue.Procedure", on_delete=models.CASCADE, related_name="+")
    case = models.PositiveSmallIntegerField()
    place = models.PositiveSmallIntegerField()
    paper_key = models.CharField(max_length=64, help_text="SHA-256 of the paper's name")
    verdict = models.CharField(max_length=10, choices=[(v.value, v.value) for v in Verdict])
    source = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Source])
    target = models.CharField(max_length=2000)
    words = models.CharField(max_length=2000, help_text="as they were compared")
    codes = ArrayField(models.CharField(max_length=40), help_text="procedures that issue it")
    doubts = ArrayField(models.CharField(max_length=20))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["procedure", "case", "place"], name="a_paper_is_matched_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.procedure_id} {self.case}.{self.place}"


class MatchDecision(models.Model):
    """
    A steward's word on a match: it holds for the paper's name in that procedure. Append-only.

    The latest row holds, also over later runs; another name of the paper asks anew.
    """

    procedure = models.ForeignKey("catalogue.Procedure", on_delete=models.PROTECT, related_name="+")
    paper_key = models.CharField(max_length=64)
    target = models.CharField(max_length=2000)
    confirmed = models.BooleanField()
    reason = models.TextField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=80)

    class Meta:
        indexes = [models.Index(fields=["procedure", "paper_key", "-at"], name="word_on_a_match")]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="a_word_on_a_match_has_a_reason")
        ]

    def __str__(self) -> str:
        return f"{self.procedure_id}: {self.confirmed}"
