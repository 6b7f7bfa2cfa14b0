"""The language server: it translates between the protocol and what `editing` and `hosts.workspace` answer."""
