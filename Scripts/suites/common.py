"""What the tasks share: a row of the table."""
import collections
import dataclasses


@dataclasses.dataclass
class Row:
    """One line of the table: how many cases passed, and the ones that did not, for people.

    `conventions` counts the passes that needed a peer's convention brought to ours, by the convention's name: the table
    shows the share without them beside the share with them.
    """

    name: str = ""
    passed: int = 0
    total: int = 0
    failures: list = dataclasses.field(default_factory=list)
    conventions: collections.Counter = dataclasses.field(default_factory=collections.Counter)
    converted: int = 0

    def count(self, ok, failure, conventions=()):
        self.total += 1
        if ok:
            self.passed += 1
            self.converted += bool(conventions)
            self.conventions.update(set(conventions))
        else:
            self.failures.append(failure)


def mentions(record, *types):
    """The (start, end, value) of the mentions of some types."""
    return [(m["start"], m["end"], m.get("value")) for m in record["mentions"] if m["type"] in types]
