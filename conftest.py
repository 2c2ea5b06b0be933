"""The cast is known to every test of the product."""

pytest_plugins = ["rollebesetning"]
