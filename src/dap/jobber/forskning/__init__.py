"""What `dap forskning` can do: a module for each verb, with its options and what it calls."""
