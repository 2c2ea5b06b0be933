"""How fast the product is: scenes to measure on, a small HTTP client, and the figures."""
