"""From claims to cells: which claim is selected, the rules of derived columns, the public record as of a day."""
