"""What every test may use, wherever it lies: a database, a word on browsers, the cast."""

pytest_plugins = ["drift.pytest_plugin", "rollebesetning", "innlogging", "verden"]
