"""Starting and stopping DAP on one machine: PostgreSQL, child processes, the demo.

Nothing here imports Django or the product; what runs inside them is started as a child process.
"""
