"""What the tasks share: a row of the table."""
import dataclasses


@dataclasses.dataclass
class Row:
    """One line of the table: how many cases passed, and the ones that did not, for people."""

    name: str = ""
    passed: int = 0
    total: int = 0
    failures: list = dataclasses.field(default_factory=list)

    def count(self, ok, failure):
        self.total += 1
        if ok:
            self.passed += 1
        else:
            self.failures.append(failure)


def mentions(record, *types):
    """The (start, end, value) of the mentions of some types."""
    return [(m["start"], m["end"], m.get("value")) for m in record["mentions"] if m["type"] in types]
