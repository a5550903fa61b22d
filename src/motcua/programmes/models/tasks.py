"""What departments are given to do: assignments and directives, each a casework Case."""

from django.db import models

from motcua.programmes.models.programme import Programme, Target


class Assignment(models.Model):
    """Services of a target given to a department; deadline, state and desk are its case's."""

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="assignments")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    case = models.OneToOneField("casework.Case", on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    given_by = models.CharField(max_length=80)
    given_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"assignment:{self.pk}"


class Directive(models.Model):
    """What the leadership asks of departments in a programme, by a day."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="directives")
    text = models.TextField()
    due_on = models.DateField()
    given_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"directive:{self.pk}"


class DirectiveTask(models.Model):
    """A directive as one department has it."""

    directive = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="tasks")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    case = models.OneToOneField("casework.Case", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["directive", "agency"], name="a_directive_goes_to_a_department_once"
            )
        ]

    def __str__(self) -> str:
        return f"directive {self.directive_id} to {self.agency_id}"


class Answer(models.Model):
    """What a department says to a directive, or its leader back. Never changed."""

    task = models.ForeignKey(DirectiveTask, on_delete=models.PROTECT, related_name="answers")
    text = models.TextField()
    by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"answer:{self.pk}"
