"""The chapters here hold answers, not tests, whatever a file or a function is called."""

collect_ignore_glob = ["[0-9]*"]
