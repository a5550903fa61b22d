"""The desk's pages about papers that are asked for though they are known."""
