"""What other plugins of MkDocs need of ours, or ours of them: a module for each."""
