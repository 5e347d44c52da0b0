set(cli_TIMEOUT 900)
