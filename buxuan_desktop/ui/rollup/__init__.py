"""The township's table: choosing files, what came of them, saving it."""
