"""The commands, each imported when it is asked for. Help texts are English; `kpes.cli.app` translates them."""
