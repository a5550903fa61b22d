"""The organisation tree with validity dates: who serves whom, succession and merger."""
