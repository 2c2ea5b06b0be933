"""The views of the tools round the follow-up."""
