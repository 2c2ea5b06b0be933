"""What DAP talks to when it runs on its own: counterparts with the real protocols."""
